import type { Transaction } from '@mirrorloop/messaging';
import { Database, sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import type { Policy } from '../../domain/escalation-policy.js';
import { type Answered, Policies } from '../../features/keep-policies/policies.js';

const POLICY = `policy_id AS "policyId", version, name, reasons, team_id AS "teamId", steps, runs,
  acknowledged_for_hours AS "acknowledgedForHours"`;

@Injectable()
export class PostgresPolicies extends Policies {
  constructor(private readonly database: Database) {
    super();
  }

  all(): Promise<Policy[]> {
    return this.database.query<Policy>(`SELECT ${POLICY} FROM policies ORDER BY name, policy_id`);
  }

  async lock(policyId: string, tx: Transaction): Promise<Policy | undefined> {
    const sql = `SELECT ${POLICY} FROM policies WHERE policy_id = $1 FOR UPDATE`;
    const [policy] = await sqlOf(tx).query<Policy>(sql, [policyId]);
    return policy;
  }

  async answered({ policyId, reasons, teamId }: Policy, tx: Transaction): Promise<Answered[]> {
    await sqlOf(tx).query('LOCK TABLE policy_reasons IN SHARE ROW EXCLUSIVE MODE');
    return sqlOf(tx).query<Answered>(
      `SELECT r.reason, p.name AS by FROM policy_reasons r JOIN policies p USING (policy_id)
       WHERE policy_id <> $1 AND r.reason = ANY($2::text[]) AND r.team_id IS NOT DISTINCT FROM $3::uuid`,
      [policyId, reasons, teamId],
    );
  }

  async save(policy: Policy, at: Date, tx: Transaction): Promise<void> {
    const { policyId, version, name, reasons, teamId, steps, runs, acknowledgedForHours } = policy;
    const kept = [policyId, version, name, reasons, teamId, JSON.stringify(steps), runs, acknowledgedForHours];
    await sqlOf(tx).query(SAVE, kept);
    await sqlOf(tx).query(ANSWERS_NO_MORE, [policyId, reasons, teamId]);
    await sqlOf(tx).query(ANSWERS, [policyId, reasons, teamId, at]);
  }

  async remove(policyId: string, tx: Transaction): Promise<void> {
    await sqlOf(tx).query('DELETE FROM policies WHERE policy_id = $1', [policyId]);
  }
}

const SAVE = `INSERT INTO policies (policy_id, version, name, reasons, team_id, steps, runs, acknowledged_for_hours)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (policy_id) DO UPDATE SET (version, name, reasons, team_id, steps, runs, acknowledged_for_hours) =
    (excluded.version, excluded.name, excluded.reasons, excluded.team_id, excluded.steps, excluded.runs,
     excluded.acknowledged_for_hours)`;

const ANSWERS_NO_MORE = `DELETE FROM policy_reasons
  WHERE policy_id = $1 AND NOT (reason = ANY($2::text[]) AND team_id IS NOT DISTINCT FROM $3::uuid)`;
const ANSWERS = `INSERT INTO policy_reasons (policy_id, reason, team_id, since) SELECT $1, unnest($2::text[]), $3::uuid, $4
  ON CONFLICT (reason, team_id) DO NOTHING`;
