import type { InsightDetail, SeriesDay } from '@mirrorloop/contracts';
import { saysWhere } from '../words/finding.js';
import { day, number, rate, shortDay, type Lang } from '../words/format.js';
import type { Say } from '../words/use-words.js';

type Charted = Pick<InsightDetail, 'series' | 'period' | 'theme' | 'touchpoint'>;

/** The days of the insight's own period; empty where no day of it lies above what is expected. */
export function stretchOf({ series, period }: Pick<Charted, 'series' | 'period'>): readonly SeriesDay[] {
  const days = series.filter(({ day }) => day >= period.from && day <= period.to);
  return days.some(({ flagged }) => flagged) ? days : [];
}

/** The chart's title: its finding, with the verb that the flagged days allow. */
export function seriesTitle(t: Say, lang: Lang, insight: Charted): string {
  const stretch = stretchOf(insight);
  if (stretch.length === 0)
    return t(insight.series.some((of) => of.expected !== null) ? 'series.calm' : 'series.plain');
  const above = stretch.filter(({ flagged }) => flagged).length;
  const words = {
    from: day(lang, stretch[0]!.day),
    to: day(lang, stretch.at(-1)!.day),
    count: above,
    n: number(lang, above),
    total: number(lang, stretch.length),
  };
  return t(above === stretch.length ? 'series.everyDay' : 'series.someDays', words);
}

export function seriesMeasure(t: Say, lang: Lang, insight: Charted): string {
  const { series, theme, touchpoint } = insight;
  const sum = (pick: (of: SeriesDay) => number) =>
    number(
      lang,
      series.reduce((all, of) => all + pick(of), 0),
    );
  const key = theme && touchpoint ? (saysWhere(insight) ? 'series.measureAt' : 'series.measure') : 'series.measureAny';
  return t(key, {
    theme,
    touchpoint,
    from: day(lang, series[0]!.day),
    to: day(lang, series.at(-1)!.day),
    negative: sum((of) => of.negative),
    total: sum((of) => of.total),
  });
}

/** One day as a sentence, for whoever reads the chart by keyboard or by ear. */
export function dayWords(t: Say, lang: Lang, of: SeriesDay): string {
  const words = { day: shortDay(lang, of.day), count: of.negative, n: number(lang, of.negative) };
  if (of.low === null || of.high === null) return t('series.day', words);
  return t(of.flagged ? 'series.dayAbove' : 'series.dayWithin', {
    ...words,
    low: rate(lang, of.low),
    high: rate(lang, of.high),
  });
}
