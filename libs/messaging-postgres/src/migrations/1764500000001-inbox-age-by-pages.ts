import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows come in by age, so a page of them is young or old as a whole: a summary of pages finds what is due, and costs a row nothing. */
export class InboxAgeByPages1764500000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX inbox_by_age');
    await runner.query('CREATE INDEX inbox_by_age ON inbox USING brin (handled_at) WITH (autosummarize = on)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX inbox_by_age');
    await runner.query('CREATE INDEX inbox_by_age ON inbox (handled_at)');
  }
}
