import type { CynefinDomain, WayKind } from './cynefin.js';
import type { Verdict } from './outcome.js';

/** How a promise went about its insight, and what came of it; those that nobody measured yet have no outcome. */
export interface Attempt {
  /** How many this stands for: one with an outcome; those without, which differ in nothing, stand together. */
  readonly promises: number;
  readonly actionId: string;
  readonly title: string;
  readonly insightKind: string | null;
  readonly domain: CynefinDomain;
  readonly kind: WayKind;
  readonly playbookId: string | null;
  readonly verdict: Verdict | null;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly unit: string | null;
  readonly source: string | null;
  readonly at: Date | null;
}
/** An outcome that counts: it says how sure it is, of how many, and from where. */
export type Counted = Attempt & {
  readonly [K in 'verdict' | 'effect' | 'low' | 'high' | 'n' | 'source']: NonNullable<Attempt[K]>;
};
export interface TrackRecord {
  /** Promises that went this way, whatever came of them. */
  readonly tried: number;
  readonly verified: number;
  readonly refuted: number;
  readonly inconclusive: number;
  /** Outcomes that have been told without interval, n or source: they count for nothing. */
  readonly uncounted: number;
  /** Those that count, newest first. */
  readonly outcomes: readonly Counted[];
}

/** Only what was measured or entered with its interval, n and source counts (domain rule 3). */
export const counts = (attempt: Attempt): attempt is Counted => {
  const { verdict, effect, low, high, n, source } = attempt;
  if (verdict === null || effect === null || low === null || high === null) return false;
  return low <= effect && effect <= high && n !== null && n > 0 && (source ?? '').trim() !== '';
};

export function recordOf(
  attempts: readonly Attempt[],
  isCounted: (one: Attempt) => one is Counted = counts,
): TrackRecord {
  const told = attempts.filter(({ verdict }) => verdict !== null);
  const outcomes = told.filter(isCounted).sort((a, b) => Number(b.at) - Number(a.at));
  const of = (verdict: Verdict) => outcomes.filter((one) => one.verdict === verdict).length;
  const judged = { verified: of('verified'), refuted: of('refuted'), inconclusive: of('inconclusive') };
  const tried = attempts.reduce((sum, { promises }) => sum + promises, 0);
  return { tried, ...judged, uncounted: told.length - outcomes.length, outcomes };
}

export function grouped(attempts: readonly Attempt[], keyOf: (one: Attempt) => string): ReadonlyMap<string, Attempt[]> {
  const groups = new Map<string, Attempt[]>();
  for (const one of attempts) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** What was tried: each playbook, and each way of acting that followed none. */
export interface Tried extends TrackRecord {
  readonly playbookId: string | null;
  readonly kind: WayKind;
}

/** Those that worked most often first; nobody ranks by a share of few. */
export function triedAmong(attempts: readonly Attempt[]): Tried[] {
  const ways = grouped(attempts, ({ playbookId, kind }) => playbookId ?? kind);
  return [...ways.values()]
    .map((all) => ({ playbookId: all[0]!.playbookId, kind: all[0]!.kind, ...recordOf(all) }))
    .sort((a, b) => b.verified - a.verified || a.refuted - b.refuted || b.tried - a.tried);
}
