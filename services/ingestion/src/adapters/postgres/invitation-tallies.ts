import type { InvitationCounts } from '@mirrorloop/contracts';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { InvitationTallies } from '../../features/show-invitations/invitation-tallies.js';

interface TallyRow {
  state: string;
  reason: string | null;
  count: number;
  trouble: string | null;
}

@Injectable()
export class PostgresInvitationTallies extends InvitationTallies {
  constructor(private readonly database: Database) {
    super();
  }

  async of(studyId: string): Promise<Omit<InvitationCounts, 'sends'>> {
    const rows = await this.database.query<TallyRow>(
      `SELECT state, why_not AS reason, count(*)::int AS count, max(trouble) AS trouble FROM invitation_mail
       WHERE study_id = $1 AND reminder = 0 GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
      [studyId],
    );
    const of = (state: string) => rows.filter((row) => row.state === state);
    return {
      waiting: of('waiting')[0]?.count ?? 0,
      mailed: of('mailed')[0]?.count ?? 0,
      notMailed: of('not-mailed').map(({ reason, count }) => ({ reason: reason!, count })),
      trouble: of('waiting')[0]?.trouble ?? null,
    };
  }
}
