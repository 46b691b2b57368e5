import type { SeriesDay } from '@mirrorloop/contracts';
import { day, number, rate, shortDay, type Lang } from '../words/format.js';
import type { Say } from '../words/use-words.js';

/** The days at the end of the series that lie above what is expected, without a gap; empty when the last one doesn't. */
export function runAbove(series: readonly SeriesDay[]): readonly SeriesDay[] {
  const lastCalm = series.findLastIndex((day) => !day.flagged);
  return series.slice(lastCalm + 1);
}

/** The chart's title: its finding, with the verb that the flagged days allow. */
export function seriesTitle(t: Say, lang: Lang, series: readonly SeriesDay[]): string {
  const flagged = series.filter((day) => day.flagged);
  const run = runAbove(series);
  if (flagged.length === 0) return t('series.calm');
  if (run.length > 1 && run.length === flagged.length) return t('series.everyDay', { day: day(lang, run[0]!.day) });
  return t('series.someDays', { count: flagged.length, n: number(lang, flagged.length), total: number(lang, series.length) });
}

export function seriesMeasure(t: Say, lang: Lang, series: readonly SeriesDay[], theme: string | null, touchpoint: string | null): string {
  const [from, to] = [series[0]?.day, series.at(-1)?.day];
  const sum = (pick: (day: SeriesDay) => number) => number(lang, series.reduce((all, day) => all + pick(day), 0));
  return t(theme && touchpoint ? 'series.measure' : 'series.measureAny', {
    theme,
    touchpoint,
    from: from ? day(lang, from) : '',
    to: to ? day(lang, to) : '',
    negative: sum((day) => day.negative),
    total: sum((day) => day.total),
  });
}

/** One day as a sentence, for whoever reads the chart by keyboard or by ear. */
export function dayWords(t: Say, lang: Lang, of: SeriesDay): string {
  const words = { day: shortDay(lang, of.day), count: of.negative, n: number(lang, of.negative) };
  if (of.low === null || of.high === null) return t('series.day', words);
  return t(of.flagged ? 'series.dayAbove' : 'series.dayWithin', { ...words, low: rate(lang, of.low), high: rate(lang, of.high) });
}
