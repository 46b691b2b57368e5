import type { HolidayBook } from '../src/domain/people/holidays.js';

export const NOW = new Date('2026-11-20T09:00:00Z');

/** Two countries, of which one has a part with a holiday of its own. */
export const bookOfSamples: HolidayBook = {
  isKnown: ({ country, region }) =>
    country === 'GB' ? region === null || region === 'ENG' : country === 'DE' && !region,
  publicHolidays: ({ region }, from, to) =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((year) => [
      { date: `${year}-01-01`, name: 'New Year' },
      ...(region ? [{ date: `${year}-12-26`, name: 'Boxing Day' }] : []),
    ]),
  countries: () => [],
};
