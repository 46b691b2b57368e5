import { Rejected, VersionConflict } from '@mirrorloop/kernel';
import fc from 'fast-check';
import { type Action, type Insight, noticed, type PromisedAction, propose, reproposed } from './action.js';
import type { Said } from './checks.js';
import { commit as commitStep } from './moves.js';
import type { People } from './people.js';
import { DEFAULT_RATES } from './stakes.js';

const now = new Date('2026-11-20T09:00:00Z');
const insight: Insight = {
  insightId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e30',
  sequence: 1,
  title: 'Delivery surge, web shop',
  size: {
    customers: 741,
    customersAWeek: 432,
    valueAYear: { mean: 387, low: 365, high: 409, n: 702, currency: 'EUR' },
  },
};
const alone = { managerId: null, absences: [] };
const people: People = {
  person: (id) =>
    ({
      mara: { personId: 'mara', name: 'Mara Keller', timeZone: 'Europe/London', active: true, ...alone },
      left: { personId: 'left', name: 'Ben Ode', timeZone: 'Europe/London', active: false, ...alone },
    })[id],
  teamName: (id) => (id === 'service' ? 'Customer Service' : undefined),
};
const commit = (action: Action, said: Said, at: Date, among: People, by: string): PromisedAction =>
  commitStep(action, said, { now: at, people: among, by })[0]!.action as PromisedAction;
const proposed = propose(insight, insight.insightId, DEFAULT_RATES, now);
const whole = {
  version: 1,
  problem: 'Parcels from the north depot arrive late.',
  ownerId: 'mara',
  deadline: '2026-12-04',
  stakes: proposed.stakes,
  successMeasure: { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 },
  way: { kind: 'break-down', parts: ['North depot', 'All others'] },
};
const leaves = [
  'version',
  'problem',
  'ownerId',
  'deadline',
  'stakes.acting.amount',
  'stakes.acting.unit',
  'stakes.acting.basis',
  'stakes.notActing.amount',
  'stakes.notActing.unit',
  'stakes.notActing.basis',
  'successMeasure.metric',
  'successMeasure.population',
  'successMeasure.smallestEffect',
  'successMeasure.unit',
  'successMeasure.lagDays',
  'way.kind',
];
const put = (path: string, value: unknown, into: object = whole): Said => {
  const copy = structuredClone(into) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop()!;
  const at = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy as Said;
};
const refusedPaths = (said: Said, action: Action = proposed): string[] => {
  try {
    commit(action, said, now, people, 'Ana Ruiz');
  } catch (error) {
    if (error instanceof Rejected) return error.errors.map(({ path }) => path);
    throw error;
  }
  return [];
};

describe('an action', () => {
  it('is proposed with the stakes of its insight, nobody owning it yet', () => {
    expect(proposed).toMatchObject({ state: 'proposed', version: 1, stakes: { notActing: { amount: 16_718.4 } } });
  });

  it('is the same one however often the insight is heard of', () => {
    expect(propose(insight, 'x', DEFAULT_RATES, new Date()).actionId).toBe(proposed.actionId);
  });

  it('has other stakes when its insight has other figures, under a new version', () => {
    const grown = { ...insight, sequence: 2, size: { ...insight.size, customersAWeek: 864 } };
    const again = reproposed(proposed, grown, DEFAULT_RATES);
    expect(again).toMatchObject({ actionId: proposed.actionId, version: 2, proposedAt: now });
    expect(again.stakes?.notActing.amount).toBe(33_436.8);
  });

  it('is committed when everything is said, and keeps what was said', () => {
    const committed = commit(proposed, whole, now, people, 'Ana Ruiz');
    expect(committed).toMatchObject({ state: 'committed', version: 2, committedBy: 'Ana Ruiz', committedAt: now });
    expect(committed.commitment).toMatchObject({ ownerId: 'mara', deadline: new Date('2026-12-04T18:00:00Z') });
    expect(committed.correlationId).toBe(insight.insightId);
    expect(noticed(committed).version).toBe(3);
  });

  it('is refused with exactly the fields that are missing, whichever they are', () => {
    fc.assert(
      fc.property(fc.subarray(leaves), fc.constantFrom(undefined, null), (missing, nothing) => {
        const said = missing.reduce((left, path) => put(path, nothing, left), put('x', 1));
        expect(refusedPaths(said).sort()).toEqual([...missing].sort());
      }),
    );
  });

  it('names each part once where whole parts are missing', () => {
    expect(refusedPaths({})).toEqual([
      'version',
      'problem',
      'ownerId',
      'deadline',
      'stakes.acting',
      'stakes.notActing',
      'successMeasure',
      'way',
    ]);
  });

  it.each<[string, string, unknown]>([
    ['a team as its owner', 'ownerId', 'service'],
    ['somebody who left', 'ownerId', 'left'],
    ['a stranger', 'ownerId', 'nobody'],
    ['a list of owners', 'ownerId', ['mara', 'left']],
    ['a deadline in the past', 'deadline', '2026-11-19'],
    ['an empty problem', 'problem', ' \n'],
    ['a problem with a NUL in it', 'problem', 'late\u0000'],
    ['a problem as long as a novel', 'problem', 'late '.repeat(1_000)],
    ['a negative stake', 'stakes.acting.amount', -1],
    ['an amount in words', 'stakes.acting.amount', '100'],
    ['an interval beside the amount', 'stakes.notActing.low', 1e9],
    ['no effect worth having', 'successMeasure.smallestEffect', 0],
    ['half a day of lag', 'successMeasure.lagDays', 0.5],
    ['a lag of ten years', 'successMeasure.lagDays', 3_650],
  ])('is refused with %s, naming the one field', (_what, path, value) => {
    expect(refusedPaths(put(path, value))).toEqual([path]);
  });

  it('takes stakes without an interval, since a manager may know no more than an amount', () => {
    const said = put('stakes.acting.low', undefined, put('stakes.acting.high', null));
    const { commitment } = commit(proposed, said, now, people, 'Ana Ruiz');
    expect(commitment.stakes.acting).toMatchObject({ amount: 8_359.2, low: null, high: null });
  });

  it('is refused to whoever saw another version, before anything else is said', () => {
    expect(() => commit(proposed, { version: 7 }, now, people, 'Ana Ruiz')).toThrow(VersionConflict);
  });

  it('takes a day for a day of UTC where nobody knows the zone of its owner', () => {
    const lost = {
      ...people,
      person: () => ({ personId: 'mara', name: 'Mara', timeZone: 'Atlantis', active: true, ...alone }),
    };
    const { deadline } = commit(proposed, whole, now, lost, 'Ana Ruiz').commitment;
    expect(deadline).toEqual(new Date('2026-12-04T18:00:00Z'));
  });

  it("can't be committed twice", () => {
    const committed = commit(proposed, whole, now, people, 'Ana Ruiz');
    expect(refusedPaths(put('version', 2), committed)).toEqual(['state']);
  });

  it('never fails on what it is sent but refuses it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(whole).slice(1)), fc.anything()), (said) => {
        expect(refusedPaths(said as Said).length).toBeGreaterThan(0);
      }),
    );
  });
});
