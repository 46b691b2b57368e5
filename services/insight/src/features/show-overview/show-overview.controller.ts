import { Allow } from '@mirrorloop/access';
import type { Overview } from '@mirrorloop/contracts';
import { wilson } from '@mirrorloop/statistics';
import { Controller, Get } from '@nestjs/common';
import { InsightViews } from '../../reading/insight-views.js';

@Allow('see insights')
@Controller('api/insight/overview')
export class ShowOverviewController {
  constructor(private readonly views: InsightViews) {}

  /** What there is, and the share of negative signals among those that could be judged, with its interval (95%). */
  @Get()
  async show(): Promise<Overview> {
    const { negative, judged, ...rest } = await this.views.overview();
    const estimate = wilson(negative, judged);
    return {
      ...rest,
      negative: estimate && { share: estimate.value, low: estimate.low, high: estimate.high, n: estimate.n },
    };
  }
}
