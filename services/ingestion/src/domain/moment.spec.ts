import fc from 'fast-check';
import { attempt } from './failure.js';
import { ISO_UTC, type MomentSettings, readMoment } from './moment.js';

const read = (raw: string, settings: MomentSettings = ISO_UTC): string => {
  const result = attempt(() => readMoment({ raw, path: 'when' }, settings).toISOString());
  return result.ok ? result.value : result.failure.code;
};

describe('a time', () => {
  it.each([
    ['2026-01-31T13:45:00Z', '2026-01-31T13:45:00.000Z'],
    ['2026-01-31T13:45:00.123456Z', '2026-01-31T13:45:00.123Z'],
    ['2026-01-31T13:45:00+02:00', '2026-01-31T11:45:00.000Z'],
    ['2026-01-31 13:45', '2026-01-31T13:45:00.000Z'],
    ['2026-01-31 13:45:00-05', '2026-01-31T18:45:00.000Z'],
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['31.1.2026 7:05', '2026-01-31T07:05:00.000Z'],
    ['31 Jan 2026', '2026-01-31T00:00:00.000Z'],
    ['January 31, 2026 1:45 PM', '2026-01-31T13:45:00.000Z'],
    ['Sat, 31 Jan 2026 13:45:00 GMT', '2026-01-31T13:45:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('written as %s is %s', (raw, at) => expect(read(raw)).toBe(at));

  it.each([
    ['', 'no_time'],
    ['soon', 'bad_time'],
    ['2026-02-30T00:00:00Z', 'bad_time'],
    ['2025-02-29', 'bad_time'],
    ['2026-13-01', 'bad_time'],
    ['1767225600000', 'bad_time'],
    ['45231', 'bad_time'],
    ['03/04/2026', 'ambiguous_time'],
    ['31/12/2026', 'ambiguous_time'],
    ['3-4-26', 'ambiguous_time'],
  ])('written as %j is refused: %s', (raw, code) => expect(read(raw)).toBe(code));

  it('comes back from its own ISO text, to the millisecond', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
        expect(read(at.toISOString())).toBe(at.toISOString());
      }),
    );
  });

  it('never breaks the reader, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('iso', 'day-first', 'month-first', 'excel'),
        (raw, dates) => {
          expect(typeof read(raw, { dates, zone: 'Europe/Berlin' })).toBe('string');
        },
      ),
    );
  });
});
