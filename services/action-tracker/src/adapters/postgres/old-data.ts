import { OldData } from '@mirrorloop/messaging';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';

const SET = 2_000;

/** Whom a study asked is kept as long as its answers are: while it is in the field nobody is forgotten. */
@Injectable()
export class PostgresOldData extends OldData<'answers'> {
  constructor(private readonly database: Database) {
    super();
  }

  async forget(_kind: 'answers', before: Date): Promise<number> {
    const [done] = await this.database.query<{ n: number }>(
      `WITH due AS (SELECT mail_id FROM invitation_mails WHERE asked_at < $1 AND (ends_at IS NULL OR ends_at < $1)
                    ORDER BY asked_at, mail_id LIMIT $2 FOR UPDATE SKIP LOCKED),
            done AS (DELETE FROM invitation_mails m USING due WHERE m.mail_id = due.mail_id RETURNING 1)
       SELECT count(*)::int AS n FROM done`,
      [before, SET],
    );
    return done!.n;
  }
}
