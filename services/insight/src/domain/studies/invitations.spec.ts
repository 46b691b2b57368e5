import fc from 'fast-check';
import { type Fielding, isOver, nextReminder } from './invitations.js';

const DAY_MS = 86_400_000;
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const fielding: fc.Arbitrary<Fielding> = fc.record({
  endsAt: fc.option(moment),
  most: fc.integer({ min: 0, max: 5 }),
  everyDays: fc.integer({ min: 1, max: 60 }),
});

describe('the reminders of one who never answers', () => {
  it('are at most as many as it says, evenly spaced, and none at or after the end', () => {
    fc.assert(
      fc.property(fielding, moment, (field, asked) => {
        const at: Date[] = [];
        let last = asked;
        for (let reminded = 0; reminded < 20; reminded += 1) {
          const next = nextReminder(field, reminded, last);
          if (!next) break;
          expect(next.getTime() - last.getTime()).toBe(field.everyDays * DAY_MS);
          at.push((last = next));
        }
        expect(at.length).toBeLessThanOrEqual(field.most);
        expect(at.filter((one) => isOver(field, one))).toEqual([]);
        if (!field.endsAt) expect(at).toHaveLength(field.most);
      }),
    );
  });
});
