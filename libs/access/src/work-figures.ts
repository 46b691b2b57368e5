/** Whether figures about single people's work may be shown: domain rule 5. The default is what a works council can sign. */
export interface WorkFigures {
  /** Switched on knowingly by the organisation; figures then show per person to whoever may see them. */
  readonly perPerson: boolean;
  /** People a team needs before a figure about its work is shown. Never below five. */
  readonly smallestTeam: number;
}

export const SMALLEST_TEAM = 5;
export const USUAL_WORK_FIGURES: WorkFigures = { perPerson: false, smallestTeam: SMALLEST_TEAM };

/** Whose work a figure is about (on time, calibration, seen). */
export type WorkOf = { readonly personId: string } | { readonly people: number };

/**
 * May this caller see a figure about that work? The one place where rule 5 is decided: a person sees their own, a
 * team's figure shows once enough people stand behind it, and a single person's to others only where the organisation
 * switched that on. Say `people` as those the figure was made of, not as those the team has.
 */
export function mayShowWork(of: WorkOf, callerId: string, setting: WorkFigures): boolean {
  if ('people' in of) return of.people >= Math.max(SMALLEST_TEAM, setting.smallestTeam);
  return of.personId === callerId || setting.perPerson;
}
