import type { Day } from './day.js';

/** One day at a touchpoint: all its signals, and those that name the theme negatively. */
export interface DayCount {
  readonly day: Day;
  readonly total: number;
  readonly negative: number;
}

/** What is watched: how often one theme is named negatively at one touchpoint. Days in order; a day without signals is missing. */
export interface Series {
  readonly touchpoint: string;
  readonly theme: string;
  readonly days: readonly DayCount[];
}

/** Days from `from` to `to`, both included. */
export const between = (days: readonly DayCount[], from: Day, to: Day): DayCount[] =>
  days.filter(({ day }) => day >= from && day <= to);

export const totalOf = (days: readonly DayCount[]): number => days.reduce((sum, { total }) => sum + total, 0);
export const negativeOf = (days: readonly DayCount[]): number => days.reduce((sum, { negative }) => sum + negative, 0);
