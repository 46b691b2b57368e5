import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The insight behind an action was retracted. */
export class Withdrawn1764700300060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE actions ADD withdrawn jsonb');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE actions DROP withdrawn');
  }
}
