import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Actions that were committed in other systems: what those said of them line by line, and what that amounts to. */
export class Elsewhere1764700000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE elsewhere_actions (
      id uuid NOT NULL,
      system text NOT NULL,
      ref text NOT NULL,
      title text NOT NULL,
      problem text,
      owner text,
      team text,
      committed_at timestamptz,
      deadline timestamptz,
      done_at timestamptz,
      state text NOT NULL,
      late boolean,
      reopened integer NOT NULL,
      reopened_at timestamptz,
      changes integer NOT NULL,
      missing text[] NOT NULL,
      action_id uuid,
      CONSTRAINT elsewhere_actions_pk PRIMARY KEY (id),
      CONSTRAINT elsewhere_actions_once UNIQUE (system, ref),
      CONSTRAINT elsewhere_actions_here FOREIGN KEY (action_id) REFERENCES actions,
      CONSTRAINT elsewhere_actions_state CHECK (state IN ('open', 'done', 'dropped')))`);
    await runner.query(
      "CREATE INDEX elsewhere_actions_listed ON elsewhere_actions (coalesce(deadline, 'infinity'), id)",
    );
    await runner.query(`CREATE TABLE elsewhere_changes (
      position bigint GENERATED ALWAYS AS IDENTITY,
      id uuid NOT NULL,
      fingerprint uuid NOT NULL,
      at timestamptz,
      said jsonb NOT NULL,
      imported_at timestamptz NOT NULL,
      CONSTRAINT elsewhere_changes_pk PRIMARY KEY (id, fingerprint))`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE elsewhere_changes, elsewhere_actions');
  }
}
