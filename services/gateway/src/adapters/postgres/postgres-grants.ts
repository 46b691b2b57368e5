import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { GivenGrant } from '../../domain/grants/grant.js';
import { Grants, type Member } from '../../domain/grants/grants.js';
import { AuditedChanges } from './audited-changes.js';
import { grantsByWorkOf } from './grants-of.js';

/** People who work here, and those who are no person of the roster but have an account or a grant. */
const EVERYBODY = `(SELECT id, name, email, team_id FROM person WHERE active
  UNION ALL SELECT who_id, name, email, NULL FROM account WHERE NOT EXISTS (SELECT FROM person WHERE id = who_id))`;

const FOUND = `($1::text IS NULL OR strpos(lower(e.name), lower($1)) > 0 OR strpos(lower(e.email), lower($1)) > 0)`;

const MEMBERS = `SELECT e.id, e.name, e.email, t.name AS team, a.password IS NOT NULL AS "hasPassword",
    a.totp IS NOT NULL AS "hasSecondFactor", ${grantsByWorkOf('e.id')} AS "byWork",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'whoId', g.who_id, 'role', g.role, 'scope', g.scope,
       'givenBy', g.given_by, 'givenAt', g.given_at) ORDER BY g.given_at, g.id), '[]')
     FROM access_grant g WHERE g.who_id = e.id) AS given
  FROM ${EVERYBODY} e LEFT JOIN team t ON t.id = e.team_id LEFT JOIN account a ON a.who_id = e.id
  WHERE ($1::text IS NULL OR (e.name, e.id) > ($1, $2::uuid)) AND ${FOUND.replaceAll('$1', '$4')} ORDER BY e.name, e.id LIMIT $3`;

@Injectable()
export class PostgresGrants extends Grants {
  constructor(
    private readonly database: Database,
    private readonly changes: AuditedChanges,
  ) {
    super();
  }

  async members({
    after,
    limit,
    search,
  }: Parameters<Grants['members']>[0]): Promise<{ rows: Member[]; total: number }> {
    const rows = await this.database.query<Member>(MEMBERS, [after?.name, after?.id, limit, search]);
    const [count] = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${EVERYBODY} e WHERE ${FOUND}`,
      [search],
    );
    return { rows: rows.map(withDates), total: count!.n };
  }

  /** The same again changes nothing. */
  async give({ id, whoId, role, scope, givenBy, givenAt }: GivenGrant): Promise<boolean> {
    return this.changes.any(
      `WITH known AS (SELECT id FROM ${EVERYBODY} e WHERE id = $2),
            given AS (INSERT INTO access_grant (id, who_id, role, scope, given_by, given_at)
                      SELECT $1, id, $3, $4, $5, $6 FROM known ON CONFLICT (who_id, role, scope) DO NOTHING)
       SELECT * FROM known`,
      [id, whoId, role, JSON.stringify(scope), givenBy, givenAt],
    );
  }

  async take(id: string): Promise<boolean> {
    return this.changes.any('WITH gone AS (DELETE FROM access_grant WHERE id = $1 RETURNING 1) SELECT * FROM gone', [
      id,
    ]);
  }
}

const withDates = (member: Member): Member => ({
  ...member,
  given: member.given.map((grant) => ({ ...grant, givenAt: new Date(grant.givenAt) })),
});
