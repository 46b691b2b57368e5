import { Rejected } from '@mirrorloop/kernel';
import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { AnsweredRequests, type RepeatableRequest } from '../../domain/answered-requests.js';

@Injectable()
export class PostgresAnsweredRequests extends AnsweredRequests {
  constructor(private readonly database: Database) {
    super();
  }

  /** The insert waits for a transaction that is answering the same request; where that fails, this one answers. */
  async answerOf<T>({ callerId, key, asked }: RepeatableRequest, tx: Transaction): Promise<T | undefined> {
    const claimed = await sqlOf(tx).query(
      `INSERT INTO answered_requests (caller_id, key, asked) VALUES ($1, $2, $3)
       ON CONFLICT (caller_id, key) DO NOTHING RETURNING key`,
      [callerId, key, asked],
    );
    if (claimed.length > 0) return undefined;
    const [before] = await sqlOf(tx).query<{ asked: string; answer: T }>(
      'SELECT asked, answer FROM answered_requests WHERE caller_id = $1 AND key = $2',
      [callerId, key],
    );
    if (before?.asked !== asked) throw usedOtherwise();
    return before.answer;
  }

  async keep({ callerId, key }: RepeatableRequest, answer: object, at: Date, tx: Transaction): Promise<void> {
    await sqlOf(tx).query(
      'UPDATE answered_requests SET answer = $3, answered_at = $4 WHERE caller_id = $1 AND key = $2',
      [callerId, key, JSON.stringify(answer), at],
    );
  }

  async forgetBefore(then: Date): Promise<number> {
    const sql = 'DELETE FROM answered_requests WHERE answered_at < $1 RETURNING key';
    return (await this.database.query(sql, [then])).length;
  }
}

const usedOtherwise = () =>
  new Rejected('This Idempotency-Key was used for another request', [
    { path: 'Idempotency-Key', message: 'Use a new key for what is not a repeat.' },
  ]);
