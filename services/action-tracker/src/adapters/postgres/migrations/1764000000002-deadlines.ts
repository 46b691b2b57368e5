import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Deadlines1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE timers (
      action_id uuid NOT NULL,
      kind text NOT NULL,
      due_at timestamptz NOT NULL,
      fired_at timestamptz,
      CONSTRAINT timers_pk PRIMARY KEY (action_id, kind),
      CONSTRAINT timers_of_action FOREIGN KEY (action_id) REFERENCES actions,
      CONSTRAINT timers_not_early CHECK (fired_at >= due_at))`);
    await runner.query('CREATE INDEX timers_open ON timers (due_at) WHERE fired_at IS NULL');
    await runner.query(`CREATE TABLE notices (
      position bigint GENERATED ALWAYS AS IDENTITY,
      notice_id uuid NOT NULL,
      kind text NOT NULL,
      action_id uuid NOT NULL,
      title text NOT NULL,
      owner text NOT NULL,
      deadline timestamptz NOT NULL,
      at timestamptz NOT NULL,
      CONSTRAINT notices_pk PRIMARY KEY (position),
      CONSTRAINT notices_once UNIQUE (notice_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notices, timers');
  }
}
