import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type Account, Accounts } from '../../domain/accounts/account.js';
import { AuditedChanges } from './audited-changes.js';
import { hasNotLeft } from './grants-of.js';

const ACCOUNT = `SELECT who_id AS "whoId", name, time_zone AS "timeZone", email, password, totp FROM account
  WHERE ${hasNotLeft('who_id')}`;

@Injectable()
export class PostgresAccounts extends Accounts {
  constructor(
    private readonly database: Database,
    private readonly changes: AuditedChanges,
  ) {
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
    keptSession: string,
  ): Promise<boolean> {
    return this.changes.any(
      `WITH kept AS (
         INSERT INTO account (who_id, name, time_zone, email, password)
         SELECT $1::uuid, $2, $3, $4::text, $5 WHERE NOT EXISTS (SELECT FROM account WHERE email = $4 AND who_id <> $1)
           AND NOT EXISTS (SELECT FROM person WHERE email = $4 AND id <> $1)
         ON CONFLICT (who_id) DO UPDATE SET (name, time_zone, email, password) =
           (excluded.name, excluded.time_zone, excluded.email, excluded.password)
         RETURNING who_id),
       ended AS (DELETE FROM session USING kept WHERE session.who_id = kept.who_id AND hash <> $6)
       SELECT * FROM kept`,
      [id, name, timeZone, email, phc, keptSession],
    );
  }

  async setTotp(whoId: string, totp: Parameters<Accounts['setTotp']>[1]): Promise<void> {
    await this.changes.any(
      `WITH gone AS (DELETE FROM recovery_code WHERE who_id = $1),
            set_up AS (UPDATE account SET totp = $2, totp_step = coalesce($4, totp_step) WHERE who_id = $1 RETURNING 1),
            ended AS (DELETE FROM session WHERE who_id = $1 AND hash <> $5::text),
            coming AS (INSERT INTO recovery_code (who_id, hash) SELECT $1, * FROM unnest($3::text[]))
       SELECT * FROM set_up`,
      [whoId, totp?.sealed ?? null, totp?.recovery ?? [], totp?.step ?? null, totp?.keptSession ?? null],
    );
  }

  async spendStep(whoId: string, step: number): Promise<boolean> {
    return this.changes.any(
      `WITH spent AS (UPDATE account SET totp_step = $2 WHERE who_id = $1 AND totp_step < $2 RETURNING 1)
       SELECT * FROM spent`,
      [whoId, step],
    );
  }

  async spendRecoveryCode(whoId: string, hash: string): Promise<boolean> {
    return this.changes.any(
      `WITH spent AS (DELETE FROM recovery_code WHERE who_id = $1 AND hash = $2 RETURNING 1) SELECT * FROM spent`,
      [whoId, hash],
    );
  }
}
