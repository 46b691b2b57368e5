import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { FailedSignalView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, parseJson, readBody, fieldErrors } from '@mirrorloop/http';
import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FailedQuery, failedQuery, FailedSignals } from './failed-signals.js';
import { ReplayFailedSignal, type Replayed } from './replay-failed-signal.js';

const correction = z.object({ raw: z.string().max(1_000_000).optional() });

@Controller('api/ingestion/failed-signals')
export class ReplayFailedSignalsController {
  constructor(
    private readonly failed: FailedSignals,
    private readonly replayer: ReplayFailedSignal,
  ) {}

  @Allow('see failed signals')
  @Get()
  @LooksAt('failed-signal')
  list(
    @CheckedQuery(failedQuery) query: FailedQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<FailedSignalView>> {
    return this.failed.list(query, sightOf(caller, 'see failed signals'));
  }

  /** Tries it again, as it was or as `raw` says it should have been. */
  @Allow('correct failed signals')
  @Post(':id/replay')
  @HttpCode(200)
  async replay(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Replayed> {
    const body = await readBody(request);
    if (body.length === 0) return this.replayer.replay(id, undefined);
    const read = correction.safeParse(parseJson(body));
    if (!read.success) throw fieldErrors([{ path: 'raw', message: 'is no text' }]);
    return this.replayer.replay(id, read.data.raw);
  }
}
