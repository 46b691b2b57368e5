import { DateTime } from 'luxon';

/** From the first day away to the last, both included, as `2026-12-24`, where the person is. */
export interface Absence {
  readonly from: string;
  readonly to: string;
}

/** The day that clocks in the zone show at an instant. */
export const dayIn = (zone: string, at: Date): string => DateTime.fromJSDate(at, { zone }).toISODate()!;

export const isAway = (absences: readonly Absence[], day: string): boolean =>
  absences.some(({ from, to }) => from <= day && day <= to);

/** Who can be away, and for whom somebody else may then act. */
export interface Deputised {
  readonly deputyId: string | null;
  readonly absences: readonly Absence[];
  readonly timeZone: string;
  readonly active: boolean;
}

/**
 * Who acts for somebody at an instant: they themselves, or the first deputy down the line who is there.
 *
 * @returns undefined where nobody is there to act
 */
export function whoActsFor(
  personId: string,
  person: (id: string) => Deputised | undefined,
  at: Date,
): string | undefined {
  const asked = new Set<string>();
  for (let id: string | null = personId; id && !asked.has(id);) {
    asked.add(id);
    const known = person(id);
    if (!known) return undefined;
    if (known.active && !isAway(known.absences, dayIn(known.timeZone, at))) return id;
    id = known.deputyId;
  }
  return undefined;
}
