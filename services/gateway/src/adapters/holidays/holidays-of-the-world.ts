import { Injectable } from '@nestjs/common';
import type DateHolidays from 'date-holidays';
import { type HolidayBook, Holidays, type Place } from '../../domain/people/holidays.js';
import type { Holiday } from '../../domain/people/person.js';

type Reader = typeof DateHolidays;

/** date-holidays, read when first asked for: its rules of all countries take half a second, and most starts need none. */
@Injectable()
export class HolidaysOfTheWorld extends Holidays {
  private opened: Promise<HolidayBook> | undefined;

  book(): Promise<HolidayBook> {
    this.opened ??= import('date-holidays').then((module) => bookOf(module.default));
    return this.opened;
  }
}

function bookOf(Rules: Reader): HolidayBook {
  const all = new Rules();
  const countries = all.getCountries('en');
  const regionsOf = (country: string): Record<string, string> => all.getStates(country, 'en') ?? {};
  return {
    isKnown: ({ country, region }) =>
      Object.hasOwn(countries, country) && (region === null || Object.hasOwn(regionsOf(country), region)),
    publicHolidays: (place, fromYear, toYear) => publicHolidays(Rules, place, fromYear, toYear),
    countries: () =>
      Object.entries(countries).map(([code, name]) => ({
        code,
        name,
        regions: Object.entries(regionsOf(code)).map(([region, called]) => ({ code: region, name: called })),
      })),
  };
}

function publicHolidays(Rules: Reader, { country, region }: Place, fromYear: number, toYear: number): Holiday[] {
  const rules = region ? new Rules(country, region) : new Rules(country);
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i);
  const found = years.flatMap((year) => rules.getHolidays(year).filter(({ type }) => type === 'public'));
  const days = found.flatMap(({ date, name, start, end }) =>
    daysOf(date.slice(0, 10), start, end).map((on) => ({ date: on, name })),
  );
  return [...new Map(days.map((day) => [day.date, day])).values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

const DAY_MS = 86_400_000;
/** Some last for days. */
function daysOf(first: string, start: Date, end: Date): string[] {
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length: days }, (_, i) => new Date(Date.parse(first) + i * DAY_MS).toISOString().slice(0, 10));
}
