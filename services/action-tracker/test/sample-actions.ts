import { derivedId } from '@mirrorloop/kernel';
import { type Insight, type PromisedAction, propose, type ProposedAction } from '../src/domain/action.js';
import type { HistoryLine } from '../src/domain/actions.js';
import { commit } from '../src/domain/moves.js';
import type { People, Person } from '../src/domain/people.js';
import { DEFAULT_RATES } from '../src/domain/stakes.js';

export const START = new Date('2026-11-20T09:00:00Z');
export const MARA = derivedId('person', 'mara');
export const JONAS = derivedId('person', 'jonas');
export const personOf = (personId: string, name: string, change: Partial<Person> = {}): Person => ({
  personId,
  name,
  timeZone: 'Europe/London',
  active: true,
  managerId: null,
  absences: [],
  ...change,
});
export const peopleOf = (...persons: readonly Person[]): People => ({
  person: (id) => persons.find(({ personId }) => personId === id),
  teamName: () => undefined,
});
export const people = peopleOf(personOf(MARA, 'Mara Keller', { managerId: JONAS }), personOf(JONAS, 'Jonas Weber'));
/** Fits where nobody has set a domain. */
export const way = { kind: 'break-down', parts: ['North depot', 'All others'] } as const;

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

export function committedOf(n: number, deadline: Date, now = START, customersAWeek?: number): PromisedAction {
  const { version, stakes } = proposedOf(n, customersAWeek);
  const successMeasure = {
    metric: 'negative share',
    population: 'web',
    smallestEffect: 5,
    unit: 'points',
    lagDays: 14,
  };
  const said = {
    version,
    problem: 'Late.',
    ownerId: MARA,
    deadline: deadline.toISOString(),
    stakes,
    successMeasure,
    way,
  };
  const [step] = commit(proposedOf(n, customersAWeek), said, { now, people, by: 'Ana Ruiz' });
  return step!.action as PromisedAction;
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
  why: null,
});
