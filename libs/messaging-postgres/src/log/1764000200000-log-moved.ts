import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row once the log of this installation is elsewhere. */
export class LogMoved1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE moved (
      once boolean NOT NULL DEFAULT true,
      at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT moved_pk PRIMARY KEY (once),
      CONSTRAINT moved_once CHECK (once))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE moved');
  }
}
