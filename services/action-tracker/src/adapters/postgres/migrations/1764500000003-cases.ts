import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Cases1764500000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE case_settings (
      only_one boolean NOT NULL DEFAULT true,
      version integer NOT NULL,
      respond_hours float8 NOT NULL,
      resolve_hours float8 NOT NULL,
      like_cases integer NOT NULL,
      window_days integer NOT NULL,
      routes jsonb NOT NULL,
      default_team_id uuid,
      CONSTRAINT case_settings_pk PRIMARY KEY (only_one),
      CONSTRAINT case_settings_only_one CHECK (only_one))`);
    await runner.query(`INSERT INTO case_settings
      (version, respond_hours, resolve_hours, like_cases, window_days, routes) VALUES (1, 4, 24, 5, 14, '[]')`);
    await runner.query(`CREATE TABLE case_groups (
      group_id uuid NOT NULL,
      touchpoint text NOT NULL,
      theme text,
      opened_at timestamptz NOT NULL,
      action_id uuid NOT NULL,
      recurrence_of uuid,
      CONSTRAINT case_groups_pk PRIMARY KEY (group_id),
      CONSTRAINT case_groups_action FOREIGN KEY (action_id) REFERENCES actions,
      CONSTRAINT case_groups_recurrence FOREIGN KEY (recurrence_of) REFERENCES case_groups)`);
    await runner.query('CREATE INDEX case_groups_by_action ON case_groups (action_id)');
    await runner.query(`CREATE TABLE case_streams (
      key text NOT NULL,
      group_id uuid,
      CONSTRAINT case_streams_pk PRIMARY KEY (key),
      CONSTRAINT case_streams_group FOREIGN KEY (group_id) REFERENCES case_groups)`);
    await runner.query(`CREATE TABLE cases (
      case_id uuid NOT NULL,
      signal_id uuid NOT NULL,
      subject_id uuid NOT NULL,
      stream text NOT NULL,
      touchpoint text NOT NULL,
      theme text,
      store text,
      channel text NOT NULL,
      reasons text[] NOT NULL,
      occurred_at timestamptz NOT NULL,
      opened_at timestamptz NOT NULL,
      owner_id uuid,
      version integer NOT NULL,
      state text NOT NULL,
      respond_by timestamptz NOT NULL,
      resolve_by timestamptz NOT NULL,
      response text NOT NULL,
      resolution text NOT NULL,
      answered jsonb,
      resolved jsonb,
      group_id uuid,
      correlation_id text NOT NULL,
      sorted_by timestamptz GENERATED ALWAYS AS (CASE state WHEN 'open' THEN respond_by ELSE resolve_by END) STORED,
      CONSTRAINT cases_pk PRIMARY KEY (case_id),
      CONSTRAINT cases_one_a_signal UNIQUE (signal_id),
      CONSTRAINT cases_group FOREIGN KEY (group_id) REFERENCES case_groups,
      CONSTRAINT cases_in_their_state CHECK (CASE state
        WHEN 'open' THEN num_nonnulls(answered, resolved) = 0
        WHEN 'answered' THEN answered IS NOT NULL AND resolved IS NULL
        WHEN 'resolved' THEN num_nulls(answered, resolved) = 0
        ELSE false END))`);
    await runner.query(`CREATE INDEX cases_loose ON cases (stream, opened_at) WHERE group_id IS NULL`);
    await runner.query('CREATE INDEX cases_by_group ON cases (group_id) WHERE group_id IS NOT NULL');
    await runner.query(`CREATE INDEX cases_to_answer ON cases (respond_by) WHERE response = 'running'`);
    await runner.query(`CREATE INDEX cases_to_resolve ON cases (resolve_by) WHERE resolution = 'running'`);
    await runner.query(`CREATE INDEX cases_listed ON cases ((state = 'resolved'), sorted_by, case_id)`);
    await runner.query('CREATE INDEX cases_by_owner ON cases (owner_id, sorted_by, case_id)');
    await runner.query('ALTER TABLE notices ALTER action_id DROP NOT NULL, ADD case_id uuid');
    await runner.query(
      'ALTER TABLE notices ADD CONSTRAINT notices_of_one CHECK (num_nonnulls(action_id, case_id) = 1)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DELETE FROM deliveries d USING notices n WHERE n.notice_id = d.notice_id AND n.action_id IS NULL',
    );
    await runner.query('DELETE FROM notices WHERE action_id IS NULL');
    await runner.query('ALTER TABLE notices DROP case_id, ALTER action_id SET NOT NULL');
    await runner.query('DROP TABLE cases, case_streams, case_groups, case_settings');
  }
}
