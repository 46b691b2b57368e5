import type { InvitationCounts } from '@mirrorloop/contracts';
import { countsOf, InvitationTallies, type Tally } from '@mirrorloop/mailing';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';

@Injectable()
export class PostgresInvitationTallies extends InvitationTallies {
  constructor(private readonly database: Database) {
    super();
  }

  async of(studyId: string): Promise<Omit<InvitationCounts, 'sends'>> {
    const tallies = await this.database.query<Tally>(
      `SELECT state, why_not AS reason, count(*)::int AS count, max(trouble) AS trouble FROM invitation_mail
       WHERE study_id = $1 AND reminder = 0 GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
      [studyId],
    );
    return countsOf(tallies);
  }
}
