import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts with passwords, grants, machines' tokens and the keys that tokens for services are signed with. */
export class Access1764200000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE account (
      who_id uuid NOT NULL,
      name text NOT NULL,
      time_zone text NOT NULL,
      email text NOT NULL,
      password text,
      totp text,
      totp_step bigint NOT NULL DEFAULT 0,
      CONSTRAINT account_pk PRIMARY KEY (who_id),
      CONSTRAINT account_email UNIQUE (email))`);
    await runner.query(`CREATE TABLE recovery_code (
      who_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
      hash text NOT NULL,
      CONSTRAINT recovery_code_pk PRIMARY KEY (who_id, hash))`);
    await runner.query(`CREATE TABLE sign_in_tries (
      key text NOT NULL,
      at timestamptz[] NOT NULL,
      CONSTRAINT sign_in_tries_pk PRIMARY KEY (key))`);
    await runner.query(`CREATE TABLE access_grant (
      id uuid NOT NULL,
      who_id uuid NOT NULL,
      role text NOT NULL,
      scope jsonb NOT NULL,
      given_by text NOT NULL,
      given_at timestamptz NOT NULL,
      CONSTRAINT access_grant_pk PRIMARY KEY (id),
      CONSTRAINT access_grant_once UNIQUE (who_id, role, scope))`);
    await runner.query(`CREATE TABLE machine_token (
      id uuid NOT NULL,
      hash text NOT NULL,
      name text NOT NULL,
      prefix text NOT NULL,
      role text NOT NULL,
      scope jsonb NOT NULL,
      only_rights text[],
      made_by text NOT NULL,
      made_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      revoked_at timestamptz,
      CONSTRAINT machine_token_pk PRIMARY KEY (id),
      CONSTRAINT machine_token_hash UNIQUE (hash))`);
    await runner.query('CREATE INDEX machine_token_by_time ON machine_token (made_at, id)');
    await runner.query('CREATE INDEX session_by_who ON session (who_id)');
    await runner.query(`CREATE TABLE signing_key (
      kid text NOT NULL,
      public_key jsonb NOT NULL,
      private_key text NOT NULL,
      made_at timestamptz NOT NULL,
      CONSTRAINT signing_key_pk PRIMARY KEY (kid))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX session_by_who');
    await runner.query('DROP TABLE signing_key, machine_token, access_grant, sign_in_tries, recovery_code, account');
  }
}
