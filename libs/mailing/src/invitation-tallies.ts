import type { InvitationCounts } from '@mirrorloop/contracts';

/** What became of a study's invitations. */
export abstract class InvitationTallies {
  abstract of(studyId: string): Promise<Omit<InvitationCounts, 'sends'>>;
}

/** How many of one study's invitations are in a state, for one reason. */
export interface Tally {
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
  readonly trouble: string | null;
}

/** @param tallies the largest first */
export function countsOf(tallies: readonly Tally[]): Omit<InvitationCounts, 'sends'> {
  const of = (state: string) => tallies.filter((tally) => tally.state === state);
  return {
    waiting: of('waiting')[0]?.count ?? 0,
    mailed: of('mailed')[0]?.count ?? 0,
    notMailed: of('not-mailed').map(({ reason, count }) => ({ reason: reason!, count })),
    trouble: of('waiting')[0]?.trouble ?? null,
  };
}
