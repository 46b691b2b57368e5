import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Quotas1764500100003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE study ADD COLUMN quotas jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`COMMENT ON COLUMN study.quotas IS 'At most so many answers of a group'`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE study DROP COLUMN quotas');
  }
}
