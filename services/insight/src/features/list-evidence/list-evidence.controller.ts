import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { AnalysedSignal, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import type { z } from 'zod';
import { InsightViews } from '../../reading/insight-views.js';
import { SignalViews } from '../../reading/signal-views.js';
import { pageOf, signalPlace, signalsQuery } from '../../reading/signals-query.js';

@Allow('see signals')
@Controller('api/insight/insights')
export class ListEvidenceController {
  constructor(
    private readonly insights: InsightViews,
    private readonly signals: SignalViews,
  ) {}

  /** The signals an insight rests on, newest first. */
  @Get(':id/evidence')
  @LooksAt('signal')
  async list(
    @Param('id') id: string,
    @CheckedQuery(signalsQuery) { cursor, limit, ...filter }: z.output<typeof signalsQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<AnalysedSignal>> {
    if (!uuidParam.safeParse(id).success || !(await this.insights.one(id))) throw new NotFound('insight');
    const [after, sight] = [decodeCursor(cursor, signalPlace), sightOf(caller, 'see signals')];
    return pageOf(await this.signals.page({ ...filter, insightId: id }, limit, after, sight));
  }
}
