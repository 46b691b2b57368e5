/** As an input of type `datetime-local` has it: in the reader's own zone, to the minute. */
export function toLocal(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Nothing where nothing, or half a date, was entered. */
export function fromLocal(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const HOUR_MS = 3_600_000;
/** The next full hour. */
export const soon = (): string => new Date(Math.ceil((Date.now() + 1) / HOUR_MS) * HOUR_MS).toISOString();
const WEEK_MS = 7 * 24 * HOUR_MS;
/** At the same hour of a week to come: the first that isn't over. */
export function aWeekAfter(iso: string): string {
  const weeks = Math.max(1, Math.ceil((Date.now() - Date.parse(iso)) / WEEK_MS));
  return new Date(Date.parse(iso) + weeks * WEEK_MS).toISOString();
}
