import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CustomerBase1764500100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE study ADD COLUMN base jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `COMMENT ON COLUMN study.base IS 'Shares of all customers by segment and the like, to which answers are weighted'`,
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE study DROP COLUMN base');
  }
}
