import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { FailedSignalView, Page, RevealedFailure } from '@mirrorloop/contracts';
import { JsonBody, CheckedQuery, parseJson, readBody, fieldErrors } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FailedQuery, failedQuery, FailedSignals } from './failed-signals.js';
import { howShownTo } from './how-shown.js';
import { RevealFailedSignal } from './reveal-failed-signal.js';
import { ReplayFailedSignal, type Replayed } from './replay-failed-signal.js';

const reason = z.object({ reason: z.string().trim().min(3).max(500) });
const correction = z.object({ raw: z.string().max(1_000_000).optional() });

@Controller('api/ingestion/failed-signals')
export class ReplayFailedSignalsController {
  constructor(
    private readonly failed: FailedSignals,
    private readonly replayer: ReplayFailedSignal,
    private readonly revealer: RevealFailedSignal,
  ) {}

  @Allow('see failed signals')
  @Get()
  @LooksAt('failed-signal')
  list(
    @CheckedQuery(failedQuery) query: FailedQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<FailedSignalView>> {
    return this.failed.list(query, howShownTo(caller));
  }

  /** As it was sent, to whoever may see personal data and says what for; both are in the audit trail. */
  @Allow('see failed signals')
  @Post(':id/reveal')
  @HttpCode(200)
  reveal(
    @Param('id') id: string,
    @JsonBody(reason) { reason: why }: z.output<typeof reason>,
    @CurrentCaller() caller: Caller,
  ): Promise<RevealedFailure> {
    if (howShownTo(caller) === 'never') throw new NotFound('failed signal');
    return this.revealer.reveal(id, why);
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
