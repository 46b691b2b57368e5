import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Settings1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE rates (
      only_one boolean NOT NULL DEFAULT true,
      version integer NOT NULL,
      share_of_value_at_risk float8 NOT NULL,
      share_won_back_by_acting float8 NOT NULL,
      CONSTRAINT rates_pk PRIMARY KEY (only_one),
      CONSTRAINT rates_only_one CHECK (only_one),
      CONSTRAINT rates_are_shares CHECK (share_of_value_at_risk BETWEEN 0 AND 1 AND share_won_back_by_acting BETWEEN 0 AND 1))`);
    await runner.query(
      'INSERT INTO rates (version, share_of_value_at_risk, share_won_back_by_acting) VALUES (1, 0.1, 0.5)',
    );
    await runner.query(`CREATE TABLE rate_changes (
      version integer NOT NULL,
      share_of_value_at_risk float8 NOT NULL,
      share_won_back_by_acting float8 NOT NULL,
      changed_at timestamptz NOT NULL,
      changed_by text NOT NULL,
      CONSTRAINT rate_changes_pk PRIMARY KEY (version))`);
    await runner.query(`CREATE TABLE answered_requests (
      caller_id text NOT NULL,
      key text NOT NULL,
      asked uuid NOT NULL,
      answer jsonb,
      answered_at timestamptz,
      CONSTRAINT answered_requests_pk PRIMARY KEY (caller_id, key))`);
    await runner.query('CREATE INDEX answered_requests_by_age ON answered_requests (answered_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE answered_requests, rate_changes, rates');
  }
}
