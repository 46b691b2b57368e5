import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which requests to add somebody or a team were answered, and how, for whoever repeats one under its key. */
export class AnsweredAdditions1764400000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE answered_addition (
      caller_id text NOT NULL,
      key text NOT NULL,
      asked text NOT NULL,
      id uuid,
      version integer,
      answered_at timestamptz NOT NULL,
      CONSTRAINT answered_addition_pk PRIMARY KEY (caller_id, key))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE answered_addition');
  }
}
