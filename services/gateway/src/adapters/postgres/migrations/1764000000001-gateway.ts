import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Gateway1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE one_time_link (
      hash text NOT NULL,
      who_id uuid NOT NULL,
      who_name text NOT NULL,
      time_zone text NOT NULL,
      expires_at timestamptz NOT NULL,
      spent_at timestamptz,
      CONSTRAINT one_time_link_pk PRIMARY KEY (hash))`);
    await runner.query(`CREATE TABLE session (
      hash text NOT NULL,
      who_id uuid NOT NULL,
      who_name text NOT NULL,
      time_zone text NOT NULL,
      started_at timestamptz NOT NULL,
      used_at timestamptz NOT NULL,
      CONSTRAINT session_pk PRIMARY KEY (hash))`);
    await runner.query(`CREATE TABLE team (
      id uuid NOT NULL,
      version integer NOT NULL,
      name text NOT NULL,
      manager_id uuid,
      CONSTRAINT team_pk PRIMARY KEY (id))`);
    await runner.query(`CREATE TABLE person (
      id uuid NOT NULL,
      version integer NOT NULL,
      name text NOT NULL,
      email text NOT NULL,
      title text NOT NULL,
      team_id uuid NOT NULL REFERENCES team,
      manager_id uuid,
      time_zone text NOT NULL,
      active boolean NOT NULL,
      CONSTRAINT person_pk PRIMARY KEY (id),
      CONSTRAINT person_email UNIQUE (email))`);
    await runner.query('CREATE INDEX person_by_name ON person (name, id)');
    await runner.query('CREATE INDEX person_by_team ON person (team_id)');
    await runner.query('CREATE INDEX team_by_name ON team (name, id)');
    await runner.query(`CREATE TABLE traced_signal (
      signal_id uuid NOT NULL,
      occurred_at timestamptz NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT traced_signal_pk PRIMARY KEY (signal_id))`);
    await runner.query(`CREATE TABLE traced_evidence (
      insight_id uuid NOT NULL,
      signal_id uuid NOT NULL,
      CONSTRAINT traced_evidence_pk PRIMARY KEY (insight_id, signal_id))`);
    await runner.query('CREATE INDEX traced_evidence_by_signal ON traced_evidence (signal_id)');
    await runner.query(`CREATE TABLE traced_step (
      event_id uuid NOT NULL,
      of text NOT NULL,
      id uuid NOT NULL,
      insight_id uuid NOT NULL,
      step text NOT NULL,
      at timestamptz NOT NULL,
      sequence bigint NOT NULL,
      title text NOT NULL,
      correlation_id text NOT NULL,
      CONSTRAINT traced_step_pk PRIMARY KEY (event_id))`);
    await runner.query('CREATE INDEX traced_step_by_insight ON traced_step (insight_id)');
    await runner.query('CREATE INDEX traced_step_by_id ON traced_step (id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE traced_step, traced_evidence, traced_signal, person, team, session, one_time_link');
  }
}
