import { Rejected } from '@mirrorloop/kernel';
import fc from 'fast-check';
import { MARA, people, proposedOf, START, way } from '../../test/sample-actions.js';
import { newItem } from './agenda.js';
import { closing } from './close-meeting.js';
import { commitItem, decide, missingOf } from './decide-item.js';
import type { Item } from './meeting.js';
import { commit, setDomain } from './moves.js';

const around = { now: START, by: 'Ana Ruiz', people };
const { stakes } = proposedOf(1);
const WHOLE = {
  problem: 'Parcels wait at the depot.',
  ownerId: MARA,
  deadline: '2026-12-04',
  stakes,
  successMeasure: { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 },
  way,
};
const FIELDS = Object.keys(WHOLE) as (keyof typeof WHOLE)[];
const action = (n: number) => proposedOf(n);
const itemOf = (n: number, change: Partial<Item> = {}): Item => ({
  ...newItem('meeting', { actionId: action(n).actionId, section: 'unowned' }, n),
  ...change,
});
const without = (fields: readonly string[]) =>
  Object.fromEntries(Object.entries(WHOLE).filter(([name]) => !fields.includes(name)));
const agreedWithout = fc.subarray(FIELDS).map((missing) => ({ decision: 'agreed' as const, missing }));
const elsewise = fc
  .constantFrom('open', 'deferred', 'noted')
  .map((decision) => ({ decision, missing: FIELDS }) as const);
const refusalOf = (work: () => unknown): Rejected | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Rejected) return error;
    throw error;
  }
};

describe('closing a meeting', () => {
  it('is refused exactly while an agreed item lacks something, and then names each item and each field', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(agreedWithout, elsewise), { maxLength: 6 }), (wished) => {
        const items = wished.map(({ decision, missing }, n) => itemOf(n, { decision, draft: without(missing) }));
        const actions = new Map(items.map((item, n) => [item.actionId, action(n)]));
        const lacking = wished.flatMap(({ decision, missing }, n) =>
          decision === 'agreed' ? missing.map((field) => `items.${items[n]!.itemId}.${field}`) : [],
        );
        const refusal = refusalOf(() => closing(items, actions, around));
        const named = new Set(refusal?.errors.map(({ path }) => path.split('.').slice(0, 3).join('.')) ?? []);
        expect(named).toEqual(new Set(lacking));
        expect(refusal === undefined).toBe(lacking.length === 0);
        if (refusal) return;
        const agreed = wished.filter(({ decision }) => decision === 'agreed').length;
        const decided = closing(items, actions, around);
        expect(decided.map(({ item }) => item.decision)).toEqual(Array(agreed).fill('committed'));
        expect(decided.every(({ steps }) => steps.at(-1)!.action.state === 'committed')).toBe(true);
      }),
    );
  });

  it('takes a promise on chaos that was contained once it is classified as something else, and not before', () => {
    const chaotic = { domain: 'chaotic', domainReason: 'All tills are down.', deadline: '2026-11-20T17:00:00Z' };
    const contain = { kind: 'contain', how: 'Sell by hand.', reclassifyBy: '2026-11-21T09:00:00Z' };
    const [contained] = commit(action(1), { ...WHOLE, ...chaotic, way: contain, version: 1 }, around);
    const agreed = { version: 1, decision: 'agreed', draft: WHOLE };
    expect(refusalOf(() => decide(itemOf(1), contained!.action, agreed, around))?.errors).toMatchObject([
      { path: 'decision' },
    ]);
    const again = { domain: 'disorder', domainReason: 'Tills work; nobody knows why.', version: 2 };
    const [classified] = setDomain(contained!.action, again, around);
    const { item } = decide(itemOf(1), classified!.action, agreed, around);
    expect(missingOf(classified!.action, item.draft, around)).toEqual([]);
  });

  it('holds an item to the rule of every commit: what can be closed over can be committed, and the other way round', () => {
    fc.assert(
      fc.property(fc.subarray(FIELDS), (missing) => {
        const item = itemOf(1, { decision: 'agreed', draft: without(missing) });
        const byItself = refusalOf(() => commitItem(item, action(1), { version: 1 }, around));
        expect(byItself?.errors ?? []).toEqual(missingOf(action(1), item.draft, around));
      }),
    );
  });

  it('names what else is missing beside a domain without a reason', () => {
    const { deadline: _, ...draft } = { ...WHOLE, domain: 'clear' };
    const paths = missingOf(action(1), draft, around).map(({ path }) => path);
    expect(paths).toEqual(['domainReason', 'deadline']);
  });
});

describe('an item', () => {
  const item = itemOf(1);
  const take = (said: object) => decide(item, action(1), { version: 1, ...said }, around);
  it('is put off or dropped with a reason, and dropping drops the action', () => {
    for (const decision of ['deferred', 'dropped'])
      expect(refusalOf(() => take({ decision }))?.errors.map(({ path }) => path)).toEqual(['reason']);
    const { item: after, steps } = take({ decision: 'dropped', reason: 'Solved by itself.' });
    expect(after).toMatchObject({ decision: 'dropped', version: 2, decidedBy: 'Ana Ruiz' });
    expect(steps.at(-1)!.action).toMatchObject({ state: 'dropped', reason: 'Solved by itself.' });
    expect(refusalOf(() => decide(after, action(1), { version: 2, decision: 'open' }, around))).toBeTruthy();
  });
  it('keeps half a thought, and what was typed when the decision changes', () => {
    const { item: agreed } = take({ decision: 'agreed', draft: { problem: 'Par', nonsense: 1 } });
    expect(agreed.draft).toEqual({ problem: 'Par' });
    const { item: after } = decide(agreed, action(1), { version: 2, decision: 'deferred', reason: 'Later' }, around);
    expect(after).toMatchObject({ decision: 'deferred', draft: { problem: 'Par' } });
  });
  it('is held against the version that was seen', () => {
    expect(refusalOf(() => take({ version: 7, decision: 'noted' }))?.name).toBe('VersionConflict');
    expect(refusalOf(() => take({ version: undefined, decision: 'noted' }))?.errors[0]?.path).toBe('version');
  });
});
