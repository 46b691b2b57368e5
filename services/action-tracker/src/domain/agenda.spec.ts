import fc from 'fast-check';
import { agendaOf, type AgendaSources, ROOM } from './agenda.js';
import { SECTIONS } from './meeting.js';

const id = fc.integer({ min: 0, max: 60 }).map((n) => `action-${String(n).padStart(2, '0')}`);
const standings = fc
  .uniqueArray(fc.record({ actionId: id, costAWeek: fc.option(fc.integer({ min: 0, max: 9 })) }), {
    selector: ({ actionId }) => actionId,
    maxLength: 40,
  })
  .chain((some) => fc.integer({ min: some.length, max: some.length + 500 }).map((total) => ({ some, total })));
const sources: fc.Arbitrary<AgendaSources> = fc.record({
  promised: fc.array(id, { maxLength: 10 }),
  deferred: fc.array(id, { maxLength: 10 }),
  overdue: standings,
  stalled: standings,
  unowned: standings,
});
const none = { some: [], total: 0 };

describe('an agenda', () => {
  it('has everything once, and begins with all that the last meeting promised, in its order', () => {
    fc.assert(
      fc.property(sources, (from) => {
        const { lines } = agendaOf(from);
        const ids = lines.map(({ actionId }) => actionId);
        expect(new Set(ids).size).toBe(ids.length);
        const promised = [...new Set(from.promised)];
        expect(ids.slice(0, promised.length)).toEqual(promised);
        expect(lines.slice(0, promised.length).every(({ section }) => section === 'promised')).toBe(true);
        for (const deferred of from.deferred) expect(ids).toContain(deferred);
      }),
    );
  });

  it('goes by section, and within those that are ranked by what a week of waiting costs, the dearest first', () => {
    fc.assert(
      fc.property(sources, (from) => {
        const { lines } = agendaOf(from);
        const places = lines.map(({ section }) => SECTIONS.indexOf(section));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const section of ['overdue', 'stalled', 'unowned'] as const) {
          const cost = new Map(from[section].some.map((one) => [one.actionId, one.costAWeek ?? -1]));
          const costs = lines.filter((line) => line.section === section).map(({ actionId }) => cost.get(actionId)!);
          expect(costs).toEqual([...costs].sort((a, b) => b - a));
          expect(costs.length).toBeLessThanOrEqual(ROOM[section]);
        }
      }),
    );
  });

  it('is the same in whatever order its sources come', () => {
    fc.assert(
      fc.property(sources, (from) => {
        const turned = (of: AgendaSources['overdue']) => ({ ...of, some: [...of.some].reverse() });
        const again = { overdue: turned(from.overdue), stalled: turned(from.stalled), unowned: turned(from.unowned) };
        expect(agendaOf({ ...from, ...again })).toEqual(agendaOf(from));
      }),
    );
  });

  it('counts what found no room: nothing is left out silently', () => {
    fc.assert(
      fc.property(standings, (unowned) => {
        const { lines, leftOut } = agendaOf({ promised: [], deferred: [], overdue: none, stalled: none, unowned });
        expect(lines.length + leftOut.unowned).toBe(unowned.total);
      }),
    );
  });
});
