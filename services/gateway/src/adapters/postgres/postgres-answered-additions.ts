import { Rejected } from '@mirrorloop/kernel';
import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Added, Repeat } from '../../domain/people/reviser.js';
import { AnsweredAdditions, KEPT_MS } from '../../features/revise-roster/answered-additions.js';

@Injectable()
export class PostgresAnsweredAdditions extends AnsweredAdditions {
  /** Whoever comes forgets what is too old to be repeated, so that the table holds no more than a week's. */
  async answerOf({ callerId, key, asked }: Repeat, now: Date, tx: Transaction): Promise<Added | undefined> {
    const sql = sqlOf(tx);
    await sql.query('DELETE FROM answered_addition WHERE answered_at < $1', [new Date(now.getTime() - KEPT_MS)]);
    const claimed = await sql.query(
      `INSERT INTO answered_addition (caller_id, key, asked, answered_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (caller_id, key) DO NOTHING RETURNING 1`,
      [callerId, key, asked, now],
    );
    if (claimed.length > 0) return undefined;
    const [before] = await sql.query<Added & { asked: string }>(
      'SELECT asked, id, version FROM answered_addition WHERE caller_id = $1 AND key = $2',
      [callerId, key],
    );
    if (before!.asked !== asked)
      throw new Rejected('This Idempotency-Key was used for another request', [
        { path: 'Idempotency-Key', message: 'Use a new key for what is not a repeat.' },
      ]);
    return { id: before!.id, version: before!.version };
  }

  async keep({ callerId, key }: Repeat, { id, version }: Added, tx: Transaction): Promise<void> {
    await sqlOf(tx).query('UPDATE answered_addition SET id = $3, version = $4 WHERE caller_id = $1 AND key = $2', [
      callerId,
      key,
      id,
      version,
    ]);
  }
}
