import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type SealedFactor, SealedFactors } from '../../features/seal-anew/sealed-factors.js';

@Injectable()
export class PostgresSealedFactors extends SealedFactors {
  constructor(private readonly database: Database) {
    super();
  }

  under(otherThan: string, after: string, limit: number): Promise<SealedFactor[]> {
    return this.database.query<SealedFactor>(
      `SELECT who_id AS "whoId", totp AS sealed FROM account
       WHERE totp IS NOT NULL AND NOT starts_with(totp, $1) AND who_id > $2 ORDER BY who_id LIMIT $3`,
      [otherThan, after, limit],
    );
  }

  async replace(anew: Parameters<SealedFactors['replace']>[0]): Promise<void> {
    if (anew.length === 0) return;
    await this.database.query(
      `UPDATE account a SET totp = n.sealed
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n (who_id, was, sealed) WHERE a.who_id = n.who_id AND a.totp = n.was`,
      [anew.map(({ was }) => was.whoId), anew.map(({ was }) => was.sealed), anew.map(({ sealed }) => sealed)],
    );
  }
}
