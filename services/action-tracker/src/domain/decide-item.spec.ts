import fc from 'fast-check';
import { MARA, people, proposedOf, START, way } from '../../test/sample-actions.js';
import { newItem } from './agenda.js';
import { commitItem, decide } from './decide-item.js';
import type { Item } from './meeting.js';

const around = { now: START, by: 'Ana Ruiz', people };
const action = proposedOf(1);
const item = newItem('meeting', { actionId: action.actionId, section: 'unowned' }, 0);
const why = 'Until the report.';
const measure = { metric: 'share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const draft = { problem: 'Late.', ownerId: MARA, deadline: '2026-12-04', stakes: action.stakes, way };
const take = (before: Item, decision: Item['decision'], more: object = {}): Item =>
  decide(before, action, { version: before.version, decision, ...more }, around).item;

describe('why something was decided about an item', () => {
  it('is kept as long as that decision is, and no longer, whatever is decided then', () => {
    const later = fc.constantFrom('open', 'agreed', 'noted', 'deferred');
    fc.assert(
      fc.property(fc.array(later, { minLength: 1 }), (decisions) => {
        let now = item;
        for (const [n, decision] of decisions.entries()) {
          const reason = decision === 'deferred' ? { reason: `${why} ${n}` } : {};
          now = take(now, decision, reason);
          expect(now).toMatchObject({ decision, reason: reason.reason ?? null });
        }
      }),
    );
  });

  it('is gone once what was put off is promised after all, and stays with what was dropped while a note is written', () => {
    const deferred = take(item, 'deferred', { reason: why });
    const said = { version: deferred.version, draft: { ...draft, successMeasure: measure } };
    expect(commitItem(deferred, action, said, around).item).toMatchObject({ decision: 'committed', reason: null });
    const dropped = take(deferred, 'dropped', { reason: 'Weather.' });
    expect(take(dropped, 'dropped', { note: 'Again in spring.' })).toMatchObject({
      ...{ decision: 'dropped', reason: 'Weather.', note: 'Again in spring.' },
    });
  });
});
