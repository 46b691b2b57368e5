import fc from 'fast-check';
import { atHour, isDue, isOverdue, readDeadline, timersOf } from './deadline.js';

const now = new Date('2026-11-20T09:00:00Z');
const read = (said: string, zone = 'Europe/Berlin') => readDeadline(said, zone, now);

describe('a deadline', () => {
  it('given as an instant is that instant, whatever its offset', () => {
    expect(read('2026-12-04T17:00:00Z')).toEqual({ deadline: new Date('2026-12-04T17:00:00Z') });
    expect(read('2026-12-04T18:00+01:00')).toEqual({ deadline: new Date('2026-12-04T17:00:00Z') });
  });

  it.each([
    ['Europe/Berlin', '2026-12-04T17:00:00.000Z'],
    ['Europe/London', '2026-12-04T18:00:00.000Z'],
    ['America/New_York', '2026-12-04T23:00:00.000Z'],
    ['Pacific/Auckland', '2026-12-04T05:00:00.000Z'],
  ])('given as a day ends at 18:00 in %s', (zone, at) => {
    expect(read('2026-12-04', zone)).toEqual({ deadline: new Date(at) });
  });

  it.each(['2026-11-20T09:00:00Z', '2026-11-19', '2020-01-01T00:00:00Z'])('in the past (%s) is refused', (said) => {
    expect(read(said)).toEqual({ wrong: expect.stringContaining('has passed') });
  });

  it.each(['tomorrow', '2026-02-30', '2026-13-01', '04.12.2026', '2026-12-04T17:00:00', '20261204', ''])(
    'that names no instant (%p) is refused with both ways to give one',
    (said) => {
      expect(read(said)).toEqual({ wrong: expect.stringContaining('2026-12-04T17:00:00Z') });
    },
  );

  it('a lifetime away is a slip of the keyboard', () => {
    expect(read('2126-12-04')).toEqual({ wrong: expect.stringContaining('10 years') });
  });
});

describe('an hour of a day', () => {
  it('that the change of the clocks leaves out moves on by what was left out', () => {
    expect(atHour('2026-03-29', 2, 'Europe/Berlin')).toEqual(new Date('2026-03-29T01:00:00Z'));
  });
  it('that comes twice is the later one', () => {
    expect(atHour('2026-10-25', 2, 'Europe/Berlin')).toEqual(new Date('2026-10-25T01:00:00Z'));
  });
  it('of a day that a zone skipped moves on by that day', () => {
    expect(atHour('2011-12-30', 18, 'Pacific/Apia')).toEqual(new Date('2011-12-31T04:00:00Z'));
  });
  it('in no zone that exists is nothing', () => {
    expect(atHour('2026-12-04', 18, 'Europe/Atlantis')).toBeUndefined();
  });
});

describe('the timers of a deadline', () => {
  it('come first a day before, then when it passes, and agree with what the clock says', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: now, max: new Date('2036-01-01') }),
        fc.integer(),
        (deadline, ms) => {
          const [due, overdue] = timersOf(deadline);
          const at = new Date(deadline.getTime() + ms);
          expect([due!.kind, overdue!.kind]).toEqual(['due', 'overdue']);
          expect(overdue!.dueAt.getTime() - due!.dueAt.getTime()).toBe(86_400_000);
          expect([isDue(deadline, at), isOverdue(deadline, at)]).toEqual([due!.dueAt <= at, overdue!.dueAt <= at]);
        },
      ),
    );
  });
});
