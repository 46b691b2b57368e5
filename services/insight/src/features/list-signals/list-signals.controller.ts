import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { AnalysedSignal, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { SignalViews } from '../../reading/signal-views.js';
import { pageOf, signalPlace, signalsQuery } from '../../reading/signals-query.js';

@Allow('see signals')
@LooksAt('signal')
@Controller('api/insight/signals')
export class ListSignalsController {
  constructor(private readonly signals: SignalViews) {}

  /** Newest first. */
  @Get()
  async list(
    @CheckedQuery(signalsQuery) { cursor, limit, ...filter }: z.output<typeof signalsQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<AnalysedSignal>> {
    const after = decodeCursor(cursor, signalPlace);
    return pageOf(await this.signals.page(filter, limit, after, sightOf(caller, 'see signals')));
  }

  /** What one signal says, and the words that show it. */
  @Get(':id/analysis')
  async show(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<AnalysedSignal> {
    const sight = sightOf(caller, 'see signals');
    const signal = uuidParam.safeParse(id).success ? await this.signals.one(id, sight) : undefined;
    if (!signal) throw new NotFound('signal');
    return signal;
  }
}
