import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is contained already is to be classified again too. */
export class Containment1764700000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO timers (action_id, kind, due_at)
      SELECT action_id, 'reclassify', (way ->> 'reclassifyBy')::timestamptz FROM actions
      WHERE way ->> 'kind' = 'contain' AND domain ->> 'domain' = 'chaotic'
        AND state NOT IN ('proposed', 'verified', 'dropped')`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM timers WHERE kind = 'reclassify'");
  }
}
