import { dayOfIso, type Day } from './day.js';
import { type Insight, remeasured, surgeInsight } from './insight.js';
import type { Series } from './series.js';
import type { Surge } from './surge.js';

/** How many negative signals of `theme` in its period name `other` too. */
export interface Overlap {
  readonly touchpoint: string;
  readonly theme: string;
  readonly other: string;
  readonly share: number;
}

/** After this long without a surge an insight is over: what rises then is another one. */
const OVER_AFTER_DAYS = 28;
/** One customer's sentence names several themes: the theme that most of them share tells of the others too. */
const SAME_SIGNALS = 0.5;

export interface Revision {
  /** Those that are new, and those that may have other figures than before. */
  readonly insights: readonly Insight[];
  /** Ids of those that are over, since another one takes their place. */
  readonly closed: readonly string[];
}

export interface Today {
  readonly today: Day;
  readonly now: Date;
  /** Called once for each insight raised. */
  readonly newId: () => string;
}

/**
 * What the surges of today make of the open insights: one is raised, or the one that runs is measured anew, over a
 * longer period or over the same. There is one open insight for a touchpoint and theme.
 */
export function revise(
  surges: readonly Surge[],
  all: readonly Series[],
  open: readonly Insight[],
  overlaps: readonly Overlap[],
  { today, now, newId }: Today,
): Revision {
  const running = open.filter(({ period }) => today - dayOfIso(period.to) <= OVER_AFTER_DAYS);
  const isAbout = (series: Series) => (insight: Insight) =>
    insight.touchpoint === series.touchpoint && insight.theme === series.theme;
  const news = leading(
    surges.filter(({ series }) => !running.some(isAbout(series))),
    running,
    overlaps,
  );
  const revised = all.flatMap((series) => {
    const insight = running.find(isAbout(series));
    return insight
      ? [
          again(
            insight,
            series,
            surges.find((surge) => surge.series === series),
          ),
        ]
      : [];
  });
  return {
    insights: [...news.map((surge) => surgeInsight(newId(), surge, now)), ...revised],
    closed: open.filter((old) => news.some(({ series }) => isAbout(series)(old))).map(({ id }) => id),
  };
}

/** The surges that aren't told by another one at the same touchpoint, the largest first. */
function leading(surges: readonly Surge[], open: readonly Insight[], overlaps: readonly Overlap[]): Surge[] {
  const kept: Surge[] = [];
  for (const surge of [...surges].sort((a, b) => negativeIn(b) - negativeIn(a))) {
    const { touchpoint, theme } = surge.series;
    const told = [...kept.map(({ series }) => series), ...open]
      .filter((other) => other.touchpoint === touchpoint)
      .map((other) => other.theme);
    const shared = overlaps.some(
      (o) => o.touchpoint === touchpoint && o.theme === theme && told.includes(o.other) && o.share >= SAME_SIGNALS,
    );
    if (!shared) kept.push(surge);
  }
  return kept;
}

/** A surge that runs on lengthens the period; one that is over keeps it, and late signals still count. */
function again(insight: Insight, series: Series, surge: Surge | undefined): Insight {
  const from = dayOfIso(insight.period.from);
  const to = dayOfIso(insight.period.to);
  return remeasured(insight, series, {
    from: surge ? Math.min(from, surge.from) : from,
    to: surge ? Math.max(to, surge.to) : to,
    q: surge?.q ?? insight.trend?.q ?? 1,
  });
}

const negativeIn = ({ series, from, to }: Surge): number =>
  series.days.reduce((sum, { day, negative }) => (day >= from && day <= to ? sum + negative : sum), 0);
