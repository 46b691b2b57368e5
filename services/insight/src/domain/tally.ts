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
  const touchpoints = new Map<string, TouchpointCount>();
  const themes = new Map<string, ThemeCount>();
  for (const { touchpoint, occurredAt, text, analysis } of signals) {
    const day = dayOf(occurredAt);
    const judged = analysis.sentiment ? 1 : 0;
    const negative = analysis.sentiment?.label === 'negative' ? 1 : 0;
    add(touchpoints, [touchpoint, day], { touchpoint, day, total: 1, withWords: text ? 1 : 0, judged, negative });
    for (const theme of analysis.themes)
      add(themes, [touchpoint, theme, day], { touchpoint, theme, day, named: 1, negative });
  }
  return { touchpoints: inOrder(touchpoints), themes: inOrder(themes) };
}

/** Adds the numbers of `count`, but for the day, to what is there. */
function add<C extends TouchpointCount | ThemeCount>(counts: Map<string, C>, key: readonly unknown[], count: C): void {
  const name = JSON.stringify(key);
  const known = counts.get(name);
  const sums = Object.entries(count).map(([field, n]) => [
    field,
    known && typeof n === 'number' && field !== 'day' ? n + (known[field as keyof C] as number) : n,
  ]);
  counts.set(name, Object.fromEntries(sums) as C);
}

const inOrder = <C>(counts: ReadonlyMap<string, C>): C[] =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
