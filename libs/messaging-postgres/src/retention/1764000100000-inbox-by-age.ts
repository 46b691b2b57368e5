import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of one transaction share their age, so the index holds little more than a place for each. */
export class InboxByAge1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX inbox_by_age ON inbox (handled_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX inbox_by_age');
  }
}
