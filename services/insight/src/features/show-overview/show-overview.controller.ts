import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import type { Overview } from '@mirrorloop/contracts';
import { wilson } from '@mirrorloop/statistics';
import { Controller, Get } from '@nestjs/common';
import { InsightViews } from '../../reading/insight-views.js';

@Allow('see insights')
@Controller('api/insight/overview')
export class ShowOverviewController {
  constructor(private readonly views: InsightViews) {}

  /** What there is where the caller sees signals, and the share of negative signals among those that could be judged, with its interval (95%). */
  @Get()
  async show(@CurrentCaller() caller: Caller): Promise<Overview> {
    const { negative, judged, ...rest } = await this.views.overview(sightOf(caller, 'see signals').seen);
    const estimate = wilson(negative, judged);
    return {
      ...rest,
      negative: estimate && { share: estimate.value, low: estimate.low, high: estimate.high, n: estimate.n },
    };
  }
}
