import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import {
  afterWorking,
  dayIn,
  faultsOfWeek,
  hoursAfter,
  isWorking,
  standardTime,
  stretchesOf,
  type Week,
  workedBetween,
  workingDaysAfter,
  type WorkingTime,
} from './index.js';

Settings.throwOnInvalid = true;
const HOUR = 3_600_000;
const at = (text: string, zone: string) => DateTime.fromISO(text, { zone }).toJSDate();
const shown = (instant: Date | undefined, zone: string) =>
  instant && DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

const london = standardTime('Europe/London');
const everyDay = (from: string, to: string): Week => Array.from({ length: 7 }, () => [{ from, to }]);

describe('working hours', () => {
  it('go on the next morning where the day ends, and on Monday where the week does', () => {
    expect(shown(hoursAfter(london, at('2026-11-25T16:00', 'Europe/London'), 2), 'Europe/London')).toBe(
      '2026-11-26T10:00',
    );
    expect(shown(hoursAfter(london, at('2026-11-27T16:30', 'Europe/London'), 1), 'Europe/London')).toBe(
      '2026-11-30T09:30',
    );
  });

  it('end with the day where they fill it, rather than begin the next one', () => {
    expect(shown(hoursAfter(london, at('2026-11-25T09:00', 'Europe/London'), 8), 'Europe/London')).toBe(
      '2026-11-25T17:00',
    );
  });

  it('stand still on holidays and while somebody is away', () => {
    const time: WorkingTime = {
      ...london,
      holidays: new Set(['2026-12-25', '2026-12-28']),
      absences: [{ from: '2026-12-29', to: '2027-01-01' }],
    };
    expect(shown(hoursAfter(time, at('2026-12-24T16:00', 'Europe/London'), 2), 'Europe/London')).toBe(
      '2027-01-04T10:00',
    );
  });

  it('are counted by the clocks where the person is', () => {
    const tokyo = standardTime('Asia/Tokyo');
    expect(hoursAfter(tokyo, new Date('2026-11-25T00:00:00Z'), 1)?.toISOString()).toBe('2026-11-25T01:00:00.000Z');
    expect(isWorking(tokyo, new Date('2026-11-25T09:00:00Z'))).toBe(false);
  });

  it('lose the hour that clocks jump over, and have twice the hour that comes twice', () => {
    const nights: WorkingTime = { ...standardTime('Europe/Berlin'), week: everyDay('00:00', '06:00') };
    const hours = (day: string) => stretchesOf(nights, day).map(({ from, to }) => (to - from) / HOUR);
    expect(hours('2026-03-29')).toEqual([5]);
    expect(hours('2026-10-25')).toEqual([7]);
    expect(hours('2026-10-26')).toEqual([6]);
  });

  it('begin at the change of the clocks where they would begin in the hour that is left out', () => {
    const early: WorkingTime = { ...standardTime('Europe/Berlin'), week: everyDay('02:30', '04:00') };
    const [stretch] = stretchesOf(early, '2026-03-29');
    expect(new Date(stretch!.from).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect((stretch!.to - stretch!.from) / HOUR).toBe(1);
    const within: WorkingTime = { ...early, week: everyDay('02:15', '02:45') };
    expect(stretchesOf(within, '2026-03-29')).toEqual([]);
  });

  it('know that a day was left out altogether', () => {
    const samoa: WorkingTime = { ...standardTime('Pacific/Apia'), week: everyDay('09:00', '17:00') };
    expect(stretchesOf(samoa, '2011-12-30')).toEqual([]);
    expect(shown(workingDaysAfter(samoa, at('2011-12-29T12:00', 'Pacific/Apia'), 1), 'Pacific/Apia')).toBe(
      '2011-12-31T17:00',
    );
  });

  it('never come for somebody who has none', () => {
    const none: WorkingTime = { ...london, week: [[], [], [], [], [], [], []] };
    expect(hoursAfter(none, new Date('2026-11-25T12:00:00Z'), 1)).toBeUndefined();
    expect(workingDaysAfter(none, new Date('2026-11-25T12:00:00Z'), 1)).toBeUndefined();
  });
});

describe('working days', () => {
  it('end with work on the last of them, and skip what is free', () => {
    const time: WorkingTime = { ...london, holidays: new Set(['2026-12-25', '2026-12-28']) };
    expect(shown(workingDaysAfter(time, at('2026-12-23T11:00', 'Europe/London'), 3), 'Europe/London')).toBe(
      '2026-12-30T17:00',
    );
  });
});

describe('a week', () => {
  it('is refused with the place of each fault', () => {
    const week: Week = [
      [{ from: '09:00', to: '08:00' }],
      [
        { from: '09:00', to: '13:00' },
        { from: '12:00', to: '17:00' },
      ],
      [{ from: '9', to: '17:00' }],
      [],
      [],
      [],
      [{ from: '00:00', to: '24:00' }],
    ];
    expect(faultsOfWeek(week).map(({ path }) => path)).toEqual(['[0][0]', '[1][1]', '[2][0]']);
    expect(faultsOfWeek(week.slice(1))).toEqual([{ path: '', message: 'needs seven days, Monday first' }]);
  });
});

/** Zones whose clocks jump by an hour, by half of one, at midnight, not at all, and backwards in winter. */
const ZONES = [
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
];
const quarter = fc.integer({ min: 0, max: 96 }).map((n) => `${pad(Math.floor(n / 4))}:${pad((n % 4) * 15)}`);
const pad = (n: number): string => String(n).padStart(2, '0');
const spans = fc
  .uniqueArray(quarter, { maxLength: 6 })
  .map((times) => times.sort())
  .map((times) => times.flatMap((from, i) => (i % 2 === 0 && times[i + 1] ? [{ from, to: times[i + 1]! }] : [])));
const day = fc.integer({ min: 0, max: 3000 }).map((n) => DateTime.utc(2022, 1, 1).plus({ days: n }).toISODate()!);
const anyTime: fc.Arbitrary<WorkingTime> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  week: fc.array(spans, { minLength: 7, maxLength: 7 }),
  holidays: fc.array(day, { maxLength: 5 }).map((days) => new Set(days)),
  absences: fc
    .array(fc.tuple(day, day), { maxLength: 2 })
    .map((pairs) => pairs.map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a }))),
});
const anyInstant = fc
  .integer({ min: Date.UTC(2022, 0, 1), max: Date.UTC(2028, 0, 1) })
  .map((ms) => new Date(Math.floor(ms / 60_000) * 60_000));
const anyHours = fc.integer({ min: 0, max: 160 }).map((quarters) => quarters / 4);

describe('whatever the week, the zone, the holidays and the absences', () => {
  it('exactly the asked-for time is worked until the instant that is found', () => {
    fc.assert(
      fc.property(anyTime, anyInstant, anyHours, (time, from, hours) => {
        const found = hoursAfter(time, from, hours);
        if (found) expect(workedBetween(time, from, found)).toBe(hours * HOUR);
      }),
      { numRuns: 60 },
    );
  });

  it('two waits one after the other end where one long wait does', () => {
    fc.assert(
      fc.property(anyTime, anyInstant, anyHours, anyHours, (time, from, a, b) => {
        fc.pre(b > 0);
        const first = hoursAfter(time, from, a);
        const both = hoursAfter(time, from, a + b);
        expect(first && hoursAfter(time, first, b)).toEqual(both);
      }),
      { numRuns: 40 },
    );
  });

  it('stretches lie in order, apart, within their day, and never on a free one', () => {
    fc.assert(
      fc.property(anyTime, day, (time, on) => {
        const stretches = stretchesOf(time, on);
        if (time.holidays.has(on)) expect(stretches).toEqual([]);
        stretches.forEach(({ from, to }, i) => {
          expect(from).toBeLessThan(to);
          if (i > 0) expect(from).toBeGreaterThan(stretches[i - 1]!.to);
          expect(dayIn(time.timeZone, new Date(from))).toBe(on);
          expect(dayIn(time.timeZone, new Date(to - 1))).toBe(on);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('the next instant of work is one', () => {
    fc.assert(
      fc.property(anyTime, anyInstant, (time, from) => {
        const next = afterWorking(time, from, 0);
        if (next) expect(isWorking(time, next)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
