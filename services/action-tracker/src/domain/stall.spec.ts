import fc from 'fast-check';
import { DateTime } from 'luxon';
import { stallsAt } from './stall.js';

const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'America/Sao_Paulo', 'utc'];
const at = (iso: string) => new Date(iso);

describe('an action without evidence of progress', () => {
  it('stalls seven days later at the same hour where its owner is, over a change of the clocks too', () => {
    const owner = { timeZone: 'Europe/Berlin', absences: [] };
    expect(stallsAt(at('2026-11-20T09:00:00Z'), owner)).toEqual(at('2026-11-27T09:00:00Z'));
    expect(stallsAt(at('2026-10-20T08:00:00Z'), owner)).toEqual(at('2026-10-27T09:00:00Z'));
    expect(stallsAt(at('2026-03-25T09:00:00Z'), owner)).toEqual(at('2026-04-01T08:00:00Z'));
  });

  it('waits while its owner is away and nobody stands in, and not where somebody does', () => {
    const away = (deputyId: string | null) => ({
      timeZone: 'Europe/Berlin',
      absences: [{ from: '2026-11-23', to: '2026-11-29', deputyId }],
    });
    expect(stallsAt(at('2026-11-20T09:00:00Z'), away(null))).toEqual(at('2026-12-04T09:00:00Z'));
    expect(stallsAt(at('2026-11-20T09:00:00Z'), away('tom'))).toEqual(at('2026-11-27T09:00:00Z'));
  });

  it('stalls at last though its owner never comes back', () => {
    const owner = { timeZone: 'utc', absences: [{ from: '2026-01-01', to: '9999-12-31', deputyId: null }] };
    expect(stallsAt(at('2026-11-20T09:00:00Z'), owner).getUTCFullYear()).toBe(2028);
  });

  it('has had seven days on which somebody was there, whatever the zone and the absences', () => {
    const absence = fc.record({ begin: fc.integer({ min: -3, max: 40 }), days: fc.integer({ min: 0, max: 12 }) });
    const when = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(when, fc.constantFrom(...zones), fc.array(absence, { maxLength: 4 }), (since, timeZone, said) => {
        const begin = DateTime.fromJSDate(since, { zone: timeZone });
        const day = (n: number) => begin.plus({ days: n }).toISODate()!;
        const absences = said.map((a) => ({ from: day(a.begin), to: day(a.begin + a.days), deputyId: null }));
        const stalls = DateTime.fromJSDate(stallsAt(since, { timeZone, absences }), { zone: timeZone });
        const passed = Math.round(stalls.startOf('day').diff(begin.startOf('day'), 'days').days);
        const there = Array.from({ length: passed }, (_, n) => day(n + 1)).filter(
          (d) => !absences.some(({ from, to }) => from <= d && d <= to),
        );
        expect(there).toHaveLength(7);
        expect(there.at(-1)).toBe(day(passed));
      }),
    );
  });
});
