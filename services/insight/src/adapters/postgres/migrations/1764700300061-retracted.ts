import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was taken back stays, with who did it and why. */
export class Retracted1764700300061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE insight ADD retracted jsonb');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE insight DROP retracted');
  }
}
