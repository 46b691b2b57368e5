import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a policy answers, so that the auditor knows what it had to; and one for what stalls, where there is none. */
export class PoliciesSince1764700000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE policy_reasons ADD since timestamptz NOT NULL DEFAULT now()');
    await runner.query('ALTER TABLE policy_reasons ALTER since DROP DEFAULT');
    await runner.query(`WITH made AS (
        INSERT INTO policies (name, reasons, steps, runs, acknowledged_for_hours) SELECT 'Stalled', '{stalled}',
          '[{"waitHours": 8, "workingHours": true, "to": "owner", "personId": null},
            {"waitHours": 24, "workingHours": true, "to": "sponsor", "personId": null}]', 1, 72
        WHERE NOT EXISTS (SELECT FROM policy_reasons WHERE reason = 'stalled' AND team_id IS NULL)
        RETURNING policy_id)
      INSERT INTO policy_reasons (policy_id, reason, since) SELECT policy_id, 'stalled', now() FROM made`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM policies WHERE name = 'Stalled' AND version = 1 AND team_id IS NULL");
    await runner.query('ALTER TABLE policy_reasons DROP since');
  }
}
