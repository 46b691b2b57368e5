import fc from 'fast-check';
import { arrive, type LiveItem, MOST, narrow, NOTHING, show } from './event-list.js';

const item = (n: number, type = 'a', subject = 'k'): LiveItem => ({
  name: `event ${n}`,
  kind: 'event',
  event: {
    id: String(n),
    type,
    subject,
    time: '2026-11-25T10:00:00.000Z',
    topic: 't',
    partition: 0,
    position: String(n),
    sequence: String(n),
    data: {},
  },
});

describe('the list of what is heard live', () => {
  it('never moves by itself once something is shown, keeps the newest, and accounts for every event', () => {
    const steps = fc.array(fc.oneof(fc.constant('show' as const), fc.integer({ min: 1, max: 900 })), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (all) => {
        let [list, said] = [NOTHING, 0];
        for (const step of all) {
          const before = list.shown;
          if (step === 'show') list = show(list);
          else
            list = arrive(
              list,
              Array.from({ length: step }, () => item(said++)),
            );
          if (step !== 'show' && before.length > 0) expect(list.shown).toBe(before);
          expect(list.shown.length + list.waiting.length + list.left).toBe(said);
          expect(Math.max(list.shown.length, list.waiting.length)).toBeLessThanOrEqual(MOST);
        }
        const newest = show(list).shown.map(({ name }) => name);
        expect(newest).toEqual(Array.from({ length: newest.length }, (_, n) => `event ${said - 1 - n}`));
      }),
    );
  });

  it('keeps what is still wished for when the wish narrows', () => {
    const list = arrive(NOTHING, [item(1), item(2, 'b'), item(3, 'a', 'other')]);
    expect(narrow(list, { topics: ['t'], type: 'a', key: 'k' }).shown.map(({ name }) => name)).toEqual(['event 1']);
    expect(narrow(list, { topics: ['u'] }).shown).toEqual([]);
  });
});
