import type { InvitationCounts } from '@mirrorloop/contracts';

export abstract class InvitationTallies {
  abstract of(studyId: string): Promise<Omit<InvitationCounts, 'sends'>>;
}
