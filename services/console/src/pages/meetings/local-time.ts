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
/** At the same hour of a week to come, whatever the clocks do in between: the first that isn't over. */
export function aWeekAfter(iso: string): string {
  const at = new Date(iso);
  for (let weeks = 1; ; weeks += 1) {
    const then = new Date(at);
    then.setDate(at.getDate() + 7 * weeks);
    if (!(then.getTime() < Date.now())) return then.toISOString();
  }
}
