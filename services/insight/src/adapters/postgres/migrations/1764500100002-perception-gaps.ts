import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PerceptionGaps1764500100002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE insight ADD COLUMN study jsonb');
    await runner.query(
      `COMMENT ON COLUMN insight.study IS 'Of a perception gap: the wave it rests on, and what it says'`,
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE insight DROP COLUMN study');
  }
}
