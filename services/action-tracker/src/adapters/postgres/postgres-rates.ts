import type { Transaction } from '@mirrorloop/messaging';
import { Database, type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type RatesInForce, RatesSettings } from '../../domain/rates.js';

@Injectable()
export class PostgresRates extends RatesSettings {
  constructor(private readonly database: Database) {
    super();
  }

  now(): Promise<RatesInForce> {
    return read(this.database);
  }
  hold(tx: Transaction): Promise<RatesInForce> {
    return read(sqlOf(tx), 'FOR SHARE');
  }
  lock(tx: Transaction): Promise<RatesInForce> {
    return read(sqlOf(tx), 'FOR UPDATE');
  }

  async change(to: RatesInForce, by: string, at: Date, tx: Transaction): Promise<void> {
    const rates = [to.version, to.shareOfValueAtRisk, to.shareWonBackByActing];
    await sqlOf(tx).query(
      'UPDATE rates SET version = $1, share_of_value_at_risk = $2, share_won_back_by_acting = $3',
      rates,
    );
    await sqlOf(tx).query(
      `INSERT INTO rate_changes (version, share_of_value_at_risk, share_won_back_by_acting, changed_at, changed_by)
       VALUES ($1, $2, $3, $4, $5)`,
      [...rates, at, by],
    );
  }
}

async function read(sql: Sql, locking = ''): Promise<RatesInForce> {
  const [row] = await sql.query<RatesInForce>(
    // eslint-disable-next-line secure-code/no-built-sql -- nothing or FOR UPDATE, given above
    `SELECT version, share_of_value_at_risk AS "shareOfValueAtRisk", share_won_back_by_acting AS "shareWonBackByActing"
     FROM rates ${locking}`,
  );
  return row!;
}
