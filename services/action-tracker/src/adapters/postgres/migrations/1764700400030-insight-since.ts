import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long customers had been saying it when somebody promised something can be told of what is proposed from now on. */
export class InsightSince1764700400030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE actions ADD insight_since timestamptz');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE actions DROP insight_since');
  }
}
