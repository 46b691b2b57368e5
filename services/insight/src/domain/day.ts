/** A UTC day as a number: days since 1970-01-01. Days are compared and counted, never formatted, in between. */
export type Day = number;

const MS_A_DAY = 86_400_000;

export const dayOf = (at: Date): Day => Math.floor(at.getTime() / MS_A_DAY);
/** `2026-11-09` */
export const isoOf = (day: Day): string => new Date(day * MS_A_DAY).toISOString().slice(0, 10);
export const dayOfIso = (iso: string): Day => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / MS_A_DAY);
