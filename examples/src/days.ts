const DAY = 86_400_000;

export interface SampleDay {
  /** Midnight UTC, in milliseconds. */
  readonly start: number;
  readonly weekday: number;
  /** How many days of the sample come after it. */
  readonly daysLeft: number;
}

/** The whole days before `asOf` (a date, UTC), oldest first. */
export function daysBefore(asOf: string, count: number): SampleDay[] {
  const end = Date.parse(`${asOf}T00:00:00Z`);
  if (Number.isNaN(end)) throw new RangeError(`"${asOf}" is not a date such as 2026-11-22`);
  return Array.from({ length: count }, (_, at) => {
    const start = end - (count - at) * DAY;
    return { start, weekday: new Date(start).getUTCDay(), daysLeft: count - at - 1 };
  });
}
