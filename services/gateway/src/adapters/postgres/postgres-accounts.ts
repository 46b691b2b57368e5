import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Account, Accounts } from '../../domain/accounts/account.js';
import { hasNotLeft } from './grants-of.js';

const ACCOUNT = `SELECT who_id AS "whoId", name, time_zone AS "timeZone", email, password, totp FROM account
  WHERE ${hasNotLeft('who_id')}`;

@Injectable()
export class PostgresAccounts extends Accounts {
  constructor(private readonly database: Database) {
    super();
  }

  async byEmail(email: string): Promise<Account | undefined> {
    return (await this.database.query<Account>(`${ACCOUNT} AND email = $1`, [email]))[0];
  }

  async of(whoId: string): Promise<Account | undefined> {
    return (await this.database.query<Account>(`${ACCOUNT} AND who_id = $1`, [whoId]))[0];
  }

  async setPassword(
    { id, name, timeZone, email }: Parameters<Accounts['setPassword']>[0],
    phc: string,
  ): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO account (who_id, name, time_zone, email, password)
       SELECT $1::uuid, $2, $3, $4::text, $5 WHERE NOT EXISTS (SELECT FROM account WHERE email = $4 AND who_id <> $1)
         AND NOT EXISTS (SELECT FROM person WHERE email = $4 AND id <> $1)
       ON CONFLICT (who_id) DO UPDATE SET (name, time_zone, email, password) =
         (excluded.name, excluded.time_zone, excluded.email, excluded.password)
       RETURNING 1`,
      [id, name, timeZone, email, phc],
    );
    return rows.length > 0;
  }

  async setTotp(whoId: string, totp: { sealed: string; recovery: readonly string[] } | null): Promise<void> {
    await this.database.query(
      `WITH gone AS (DELETE FROM recovery_code WHERE who_id = $1),
            set_up AS (UPDATE account SET totp = $2 WHERE who_id = $1)
       INSERT INTO recovery_code (who_id, hash) SELECT $1, * FROM unnest($3::text[])`,
      [whoId, totp?.sealed ?? null, totp?.recovery ?? []],
    );
  }

  async spendStep(whoId: string, step: number): Promise<boolean> {
    const rows = await this.database.query(
      `WITH spent AS (UPDATE account SET totp_step = $2 WHERE who_id = $1 AND totp_step < $2 RETURNING 1)
       SELECT * FROM spent`,
      [whoId, step],
    );
    return rows.length > 0;
  }

  async spendRecoveryCode(whoId: string, hash: string): Promise<boolean> {
    const rows = await this.database.query(
      `WITH spent AS (DELETE FROM recovery_code WHERE who_id = $1 AND hash = $2 RETURNING 1) SELECT * FROM spent`,
      [whoId, hash],
    );
    return rows.length > 0;
  }
}
