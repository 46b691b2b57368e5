import type { AnalysedSignal } from './analysed-signal.js';
import { type Day, dayOf } from './day.js';

/** What to add to a day's counts at a touchpoint. */
export interface TouchpointCount {
  readonly touchpoint: string;
  readonly day: Day;
  readonly total: number;
  readonly withWords: number;
  /** Those with a sentiment, whichever. */
  readonly judged: number;
  readonly negative: number;
}
/** What to add to a day's counts of a theme at a touchpoint. */
export interface ThemeCount {
  readonly touchpoint: string;
  readonly theme: string;
  readonly day: Day;
  readonly named: number;
  readonly negative: number;
}

/** Counts of a batch, in order of touchpoint, theme and day: everybody adds in that order, so nobody waits in a circle. */
export function tally(signals: readonly AnalysedSignal[]): { touchpoints: TouchpointCount[]; themes: ThemeCount[] } {
  const touchpoints = new Map<string, Growing<TouchpointCount>>();
  const themes = new Map<string, Growing<ThemeCount>>();
  for (const { touchpoint, occurredAt, text, analysis } of signals) {
    const day = dayOf(occurredAt);
    const negative = analysis.sentiment?.label === 'negative' ? 1 : 0;
    const at = ensured(touchpoints, JSON.stringify([touchpoint, day]), () => {
      return { touchpoint, day, total: 0, withWords: 0, judged: 0, negative: 0 };
    });
    at.total += 1;
    at.withWords += text ? 1 : 0;
    at.judged += analysis.sentiment ? 1 : 0;
    at.negative += negative;
    for (const theme of analysis.themes) {
      const of = ensured(themes, JSON.stringify([touchpoint, theme, day]), () => {
        return { touchpoint, theme, day, named: 0, negative: 0 };
      });
      of.named += 1;
      of.negative += negative;
    }
  }
  return { touchpoints: inOrder(touchpoints), themes: inOrder(themes) };
}

type Growing<C> = { -readonly [K in keyof C]: C[K] };

function ensured<C>(counts: Map<string, C>, name: string, none: () => C): C {
  const known = counts.get(name) ?? none();
  counts.set(name, known);
  return known;
}

const inOrder = <C>(counts: ReadonlyMap<string, C>): C[] =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
