import { Allow, type Caller, CurrentCaller, sightOf } from '@mirrorloop/access';
import { LooksAt } from '@mirrorloop/audit';
import type { InsightDetail, SeriesDay } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { BASELINE_DAYS, type Baseline } from '../../domain/baseline.js';
import { dayOf, dayOfIso, isoOf } from '../../domain/day.js';
import type { Insight } from '../../domain/insight.js';
import type { Series } from '../../domain/series.js';
import { dayByDay, measure } from '../../domain/surge.js';
import {
  GAP_LEAVES_OPEN,
  GAP_METHOD,
  OBSERVATION_METHOD,
  observationLeavesOpen,
  surgeLeavesOpen,
  surgeMethod,
} from '../../domain/wording.js';
import { InsightViews } from '../../reading/insight-views.js';
import { shownInsight } from '../../reading/shown-insight.js';
import { SignalViews } from '../../reading/signal-views.js';

/** After the period, so that a reader sees whether it has calmed down. */
const SHOWN_AFTER_DAYS = 28;

@Allow('see insights')
@Controller('api/insight/insights')
export class ShowInsightController {
  constructor(
    private readonly views: InsightViews,
    private readonly signals: SignalViews,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @LooksAt('signal')
  async show(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<InsightDetail> {
    const insight = uuidParam.safeParse(id).success ? await this.views.one(id) : undefined;
    if (!insight) throw new NotFound('insight');
    const [words, channels, analyser, series] = await Promise.all([
      this.signals.wordsOf(id, sightOf(caller, 'see signals')),
      this.signals.channelsOf(id),
      this.views.analyserOf(id),
      this.seriesOf(insight),
    ]);
    return {
      ...shownInsight(insight),
      ...seriesShown(insight, series),
      ...told(insight, analyser, series),
      words,
      channels,
    };
  }

  private async seriesOf({ touchpoint, theme, period }: Insight): Promise<Series | null> {
    if (touchpoint === null || theme === null) return null;
    const from = dayOfIso(period.from) - BASELINE_DAYS;
    const to = Math.min(dayOf(this.clock.now()), dayOfIso(period.to) + SHOWN_AFTER_DAYS);
    return this.views.series(touchpoint, theme, from, Math.max(to, dayOfIso(period.to)));
  }
}

/** Only a surge was tested, so only a surge is shown against what would be expected. */
const baselineOfSurge = ({ kind, period }: Insight, series: Series | null): Baseline | null =>
  kind === 'surge' && series ? measure(series, dayOfIso(period.from), dayOfIso(period.to)).baseline : null;

function seriesShown(insight: Insight, series: Series | null): Pick<InsightDetail, 'series' | 'baseline'> {
  const baseline = baselineOfSurge(insight, series);
  const days = series?.days ?? [];
  const shown = dayByDay(days, baseline).map(({ day, ...count }): SeriesDay => ({ day: isoOf(day), ...count }));
  return { series: shown, baseline: baseline && { from: isoOf(baseline.from), to: isoOf(baseline.to), n: baseline.n } };
}

function told(insight: Insight, analyser: string, series: Series | null): Pick<InsightDetail, 'doesNotSay' | 'method'> {
  if (insight.kind === 'surge')
    return {
      doesNotSay: surgeLeavesOpen(insight.size, analyser),
      method: surgeMethod(baselineOfSurge(insight, series)),
    };
  if (insight.kind === 'perception-gap') return { doesNotSay: [...GAP_LEAVES_OPEN], method: GAP_METHOD };
  return { doesNotSay: observationLeavesOpen(insight.size, analyser), method: OBSERVATION_METHOD };
}
