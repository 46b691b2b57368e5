import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A notice keeps whose it is, and what its cost was computed from, as data. What is there has both in English: it is
 * read once, here. What the version before still writes says neither and is shown as it was written.
 */
export class NoticesAsData1764700400040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notices ADD owned_by jsonb');
    await runner.query(`UPDATE notices SET owned_by = '{"id": null, "name": null}' WHERE owner = 'nobody'`);
    await runner.query(`UPDATE notices n SET cost = n.cost || jsonb_build_object(
        'weeks', said[1]::float8, 'rate', said[2]::float8,
        'currency', CASE WHEN n.cost ->> 'unit' ~ '^[A-Z]{3}$' THEN n.cost ->> 'unit' END)
      FROM (SELECT notice_id, regexp_match(cost ->> 'basis',
          '^([0-9]+(?:[.][0-9]+)?) weeks of waiting at ([0-9]+(?:[.][0-9]+)?) ') AS said
        FROM notices WHERE cost IS NOT NULL) AS read
      WHERE read.notice_id = n.notice_id AND said IS NOT NULL`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notices DROP owned_by');
    await runner.query(`UPDATE notices SET cost = cost - '{weeks,rate,currency}'::text[] WHERE cost ? 'weeks'`);
  }
}
