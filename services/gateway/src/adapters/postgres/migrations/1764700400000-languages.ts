import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Null: they are written to in the organisation's language. */
export class Languages1764700400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person ADD language text');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE person DROP language');
  }
}
