import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { Tries, TRIES_WITHIN_MS } from '../../domain/accounts/tries.js';

const RECENT = 'ARRAY(SELECT t FROM unnest(tries.at) AS t WHERE t > $3)';

@Injectable()
export class PostgresTries extends Tries {
  constructor(private readonly database: Database) {
    super();
  }

  /** The row's lock makes those who try at once count one after another. */
  async take(key: string, most: number, now: Date): Promise<boolean> {
    const since = new Date(now.getTime() - TRIES_WITHIN_MS);
    const rows = await this.database.query(
      `INSERT INTO sign_in_tries AS tries (key, at) VALUES ($1, ARRAY[$2::timestamptz])
       ON CONFLICT (key) DO UPDATE SET at = ${RECENT} || $2::timestamptz WHERE cardinality(${RECENT}) < $4
       RETURNING 1`,
      [key, now, since, most],
    );
    return rows.length > 0;
  }

  async forget(key: string): Promise<void> {
    await this.database.query('DELETE FROM sign_in_tries WHERE key = $1', [key]);
  }
}
