import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Actions1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE actions (
      action_id uuid NOT NULL,
      insight_id uuid NOT NULL,
      correlation_id text NOT NULL,
      state text NOT NULL,
      version integer NOT NULL,
      insight_sequence bigint NOT NULL,
      title text NOT NULL,
      insight_size jsonb NOT NULL,
      stakes jsonb,
      stakes_missing text,
      cost_a_week float8 GENERATED ALWAYS AS ((stakes -> 'notActing' ->> 'amount')::float8) STORED,
      problem text,
      owner_id uuid,
      deadline timestamptz,
      success_measure jsonb,
      proposed_at timestamptz NOT NULL,
      committed_at timestamptz,
      committed_by text,
      CONSTRAINT actions_pk PRIMARY KEY (action_id),
      CONSTRAINT actions_one_an_insight UNIQUE (insight_id),
      CONSTRAINT actions_promised_whole CHECK (state = 'proposed' OR
        num_nulls(problem, owner_id, deadline, stakes, success_measure, committed_at, committed_by) = 0))`);
    await runner.query('CREATE INDEX actions_by_owner ON actions (owner_id)');
    await runner.query('CREATE INDEX actions_by_cost ON actions (coalesce(cost_a_week, -1) DESC, action_id DESC)');
    await runner.query(`CREATE TABLE history (
      action_id uuid NOT NULL,
      version integer NOT NULL,
      at timestamptz NOT NULL,
      what text NOT NULL,
      by text NOT NULL,
      CONSTRAINT history_pk PRIMARY KEY (action_id, version),
      CONSTRAINT history_of_action FOREIGN KEY (action_id) REFERENCES actions)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE history, actions');
  }
}
