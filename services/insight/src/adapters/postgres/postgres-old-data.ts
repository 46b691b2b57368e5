import { OldData } from '@mirrorloop/messaging';
import { Database, type SetDone, SetsInOrder } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';

const SET = 2_000;

@Injectable()
export class PostgresOldData extends OldData<'words' | 'answers'> {
  private readonly words = new SetsInOrder();

  constructor(private readonly database: Database) {
    super();
  }

  forget(kind: 'words' | 'answers', before: Date): Promise<number> {
    return kind === 'words' ? this.forgetWords(before) : this.forgetAnswers(before);
  }

  /** What signals said. What was read out of it, and every count, stays. */
  private forgetWords(before: Date): Promise<number> {
    return this.words.one(async ({ at, id }) => {
      const [done] = await this.database.query<SetDone>(
        `WITH due AS (SELECT signal_id, occurred_at FROM signal
                      WHERE occurred_at < $1 AND (occurred_at, signal_id) > ($3, $4) AND text IS NOT NULL
                      ORDER BY occurred_at, signal_id LIMIT $2 FOR UPDATE SKIP LOCKED),
              done AS (UPDATE signal SET text = NULL, spans = '[]' FROM due WHERE signal.signal_id = due.signal_id RETURNING 1),
              last AS (SELECT signal_id, occurred_at FROM due ORDER BY occurred_at DESC, signal_id DESC LIMIT 1)
         SELECT (SELECT count(*)::int FROM done) AS n, (SELECT occurred_at::text FROM last) AS at, (SELECT signal_id FROM last) AS id`,
        [before, SET, at, id],
      );
      return done!;
    });
  }

  /** Answers of studies that were closed before then, and the links to them. Their reports stay.
   *  A study's answers go together, so that nobody sees which of them were left for a moment. */
  private async forgetAnswers(before: Date): Promise<number> {
    const [done] = await this.database.query<{ n: number }>(
      `WITH due AS (SELECT id FROM study WHERE closed_at < $1 AND (EXISTS (SELECT FROM study_answer WHERE study_id = study.id)
                      OR EXISTS (SELECT FROM study_invited WHERE study_id = study.id))
                    ORDER BY closed_at LIMIT 10 FOR UPDATE SKIP LOCKED),
            answers AS (DELETE FROM study_answer USING due WHERE study_id = due.id RETURNING 1),
            invited AS (DELETE FROM study_invited USING due WHERE study_id = due.id),
            links AS (DELETE FROM study_link USING due WHERE study_id = due.id),
            turns AS (DELETE FROM study_turns USING due WHERE study_id = due.id)
       SELECT count(*)::int AS n FROM answers`,
      [before],
    );
    return done!.n;
  }
}
