import { derivedId } from '@mirrorloop/kernel';
import { type CommittedAction, commit, type Insight, propose, type ProposedAction } from '../src/domain/action.js';
import type { HistoryLine } from '../src/domain/actions.js';
import type { People } from '../src/domain/people.js';
import { DEFAULT_RATES } from '../src/domain/stakes.js';

export const START = new Date('2026-11-20T09:00:00Z');
export const MARA = derivedId('person', 'mara');
const mara = { personId: MARA, name: 'Mara Keller', timeZone: 'Europe/London', active: true };
export const people: People = { person: (id) => (id === MARA ? mara : undefined), teamName: () => undefined };

/** The n-th insight; `customersAWeek` 0: one whose stakes can't be computed. */
export const insightOf = (n: number, customersAWeek = 432, sequence = 1): Insight => ({
  insightId: derivedId('insight', String(n)),
  sequence,
  title: `Surge ${n}`,
  size: { customers: 741, customersAWeek, valueAYear: { mean: 387, low: 365, high: 409, n: 702, currency: 'EUR' } },
});

export const proposedOf = (n: number, customersAWeek?: number): ProposedAction => {
  const insight = insightOf(n, customersAWeek);
  return propose(insight, insight.insightId, DEFAULT_RATES, START);
};

export function committedOf(n: number, deadline: Date, now = START, customersAWeek?: number): CommittedAction {
  const { version, stakes } = proposedOf(n, customersAWeek);
  const successMeasure = {
    metric: 'negative share',
    population: 'web',
    smallestEffect: 5,
    unit: 'points',
    lagDays: 14,
  };
  const said = { version, problem: 'Late.', ownerId: MARA, deadline: deadline.toISOString(), stakes, successMeasure };
  return commit(proposedOf(n, customersAWeek), said, now, people, 'Ana Ruiz');
}

export const lineOf = (
  { actionId, version }: { actionId: string; version: number },
  what = 'Something',
): HistoryLine => ({
  actionId,
  version,
  at: START,
  what,
  by: 'Ana Ruiz',
});
