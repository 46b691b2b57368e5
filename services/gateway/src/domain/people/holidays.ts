import type { Holiday } from './person.js';

export interface Place {
  readonly country: string;
  readonly region: string | null;
}

/** The public holidays of the world's countries. */
export interface HolidayBook {
  isKnown(place: Place): boolean;
  /** In order of time, both years included. */
  publicHolidays(place: Place, fromYear: number, toYear: number): Holiday[];
  /** ISO 3166 codes with English names, and the parts that have holidays of their own. */
  countries(): { code: string; name: string; regions: { code: string; name: string }[] }[];
}

export abstract class Holidays {
  abstract book(): Promise<HolidayBook>;
}
