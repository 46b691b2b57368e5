import { OldData } from '@mirrorloop/messaging';
import { Database, type SetDone, SetsInOrder } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';

/** Small enough that nobody who writes a signal waits for it. */
const SET = 2_000;

type Kind = 'words' | 'failedSignals' | 'answers';

@Injectable()
export class PostgresOldData extends OldData<Kind> {
  private readonly words = new SetsInOrder();

  constructor(private readonly database: Database) {
    super();
  }

  forget(kind: Kind, before: Date, now: Date): Promise<number> {
    if (kind === 'answers') return this.forgetInvitations(before, now);
    return kind === 'words' ? this.forgetWords(before) : this.forgetFailedSignals(before);
  }

  /** What signals said, and as they arrived. What was counted stays counted. */
  private forgetWords(before: Date): Promise<number> {
    return this.words.one(async ({ at, id }) => {
      const [done] = await this.database.query<SetDone>(
        `WITH due AS (SELECT id, occurred_at FROM signal WHERE occurred_at < $1 AND (occurred_at, id) > ($3, $4) AND raw <> ''
                      ORDER BY occurred_at, id LIMIT $2 FOR UPDATE SKIP LOCKED),
              done AS (UPDATE signal SET text = NULL, raw = '' FROM due WHERE signal.id = due.id RETURNING 1),
              last AS (SELECT id, occurred_at FROM due ORDER BY occurred_at DESC, id DESC LIMIT 1)
         SELECT (SELECT count(*)::int FROM done) AS n, (SELECT occurred_at::text FROM last) AS at, (SELECT id FROM last) AS id`,
        [before, SET, at, id],
      );
      return done!;
    });
  }

  private async forgetFailedSignals(before: Date): Promise<number> {
    const [done] = await this.database.query<{ n: number }>(
      `WITH due AS (SELECT id FROM failed_signal WHERE failed_at < $1 ORDER BY failed_at, id LIMIT $2 FOR UPDATE SKIP LOCKED),
            done AS (DELETE FROM failed_signal USING due WHERE failed_signal.id = due.id RETURNING 1)
       SELECT count(*)::int AS n FROM done`,
      [before, SET],
    );
    return done!.n;
  }

  /**
   * Whom a study asked is kept as long as its answers are, and never shorter than the window within which nobody is
   * asked again.
   */
  private async forgetInvitations(before: Date, now: Date): Promise<number> {
    const [done] = await this.database.query<{ n: number }>(
      `WITH due AS (SELECT mail_id FROM invitation_mail
                    WHERE asked_at < least($1::timestamptz, $3::timestamptz - (SELECT window_days FROM contact_settings) * interval '1 day')
                      AND (ends_at IS NULL OR ends_at < $1)
                    ORDER BY asked_at, mail_id LIMIT $2 FOR UPDATE SKIP LOCKED),
            done AS (DELETE FROM invitation_mail m USING due WHERE m.mail_id = due.mail_id RETURNING 1)
       SELECT count(*)::int AS n FROM done`,
      [before, SET, now],
    );
    return done!.n;
  }
}
