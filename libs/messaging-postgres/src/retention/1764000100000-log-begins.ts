import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A partition no longer begins at 0: what lay before `low` is forgotten. */
export class LogBegins1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE partition ADD COLUMN low bigint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE partition DROP COLUMN low');
  }
}
