import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sources, signals and who sent them. */
export class Signals1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE source (
      name text NOT NULL,
      id uuid NOT NULL,
      channel text NOT NULL,
      -- SHA-256 of the write key; the key itself is kept nowhere
      key_hash bytea,
      created_at timestamptz NOT NULL,
      signals bigint NOT NULL DEFAULT 0,
      failed bigint NOT NULL DEFAULT 0,
      replayed bigint NOT NULL DEFAULT 0,
      last_signal_at timestamptz,
      CONSTRAINT source_pk PRIMARY KEY (name),
      CONSTRAINT source_id UNIQUE (id),
      CONSTRAINT source_key UNIQUE (key_hash)) WITH (fillfactor = 50)`);
    // For ever: what was taken once is never taken again, even when the signal itself has been erased.
    await runner.query(`CREATE TABLE intake_id (
      signal_id uuid NOT NULL,
      content uuid NOT NULL,
      CONSTRAINT intake_id_pk PRIMARY KEY (signal_id))`);
    await runner.query(`CREATE TABLE subject (
      id uuid NOT NULL,
      customer_id uuid,
      identifiers jsonb NOT NULL,
      signals bigint NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT subject_pk PRIMARY KEY (id)) WITH (fillfactor = 80)`);
    await runner.query('CREATE INDEX subject_of_customer ON subject (customer_id)');
    // One subject that carries it; all that carry it are of one customer.
    await runner.query(`CREATE TABLE identifier (
      type text NOT NULL,
      value text NOT NULL,
      subject_id uuid NOT NULL,
      CONSTRAINT identifier_pk PRIMARY KEY (value, type))`);
    await runner.query(`CREATE TABLE customer (
      id uuid NOT NULL,
      version bigint NOT NULL,
      traits jsonb NOT NULL,
      merged_into uuid,
      created_at timestamptz NOT NULL,
      CONSTRAINT customer_pk PRIMARY KEY (id)) WITH (fillfactor = 80)`);
    await runner.query('CREATE INDEX customer_newest ON customer (created_at DESC, id DESC) WHERE merged_into IS NULL');
    await runner.query(`CREATE TABLE signal (
      id uuid NOT NULL,
      subject_id uuid NOT NULL,
      source text NOT NULL,
      channel text NOT NULL,
      channel_as_said text NOT NULL,
      touchpoint text NOT NULL,
      name text NOT NULL,
      occurred_at timestamptz NOT NULL,
      recorded_at timestamptz NOT NULL,
      text text,
      rating_value double precision,
      rating_low double precision,
      rating_high double precision,
      store text,
      -- whole, as it arrived: what is not understood today is not lost
      raw text NOT NULL,
      CONSTRAINT signal_pk PRIMARY KEY (id))`);
    await runner.query('CREATE INDEX signal_newest ON signal (occurred_at DESC, id DESC)');
    await runner.query('CREATE INDEX signal_of_subject ON signal (subject_id, occurred_at DESC, id DESC)');
    await runner.query(`CREATE TABLE failed_signal (
      id uuid NOT NULL,
      source text NOT NULL,
      kind text NOT NULL,
      import_id uuid,
      message_id text NOT NULL,
      place text NOT NULL,
      code text NOT NULL,
      path text NOT NULL,
      message text NOT NULL,
      raw text NOT NULL,
      -- where they are no text
      bytes bytea,
      failed_at timestamptz NOT NULL,
      replayed_at timestamptz,
      CONSTRAINT failed_signal_pk PRIMARY KEY (id))`);
    await runner.query('CREATE INDEX failed_signal_newest ON failed_signal (failed_at DESC, id DESC)');
    await runner.query('CREATE INDEX failed_signal_of_import ON failed_signal (import_id, failed_at DESC, id DESC)');
    // Exact totals of every list without counting rows.
    await runner.query(`CREATE TABLE signal_count (
      source text NOT NULL,
      channel text NOT NULL,
      touchpoint text NOT NULL,
      signals bigint NOT NULL,
      CONSTRAINT signal_count_pk PRIMARY KEY (source, channel, touchpoint)) WITH (fillfactor = 50)`);
    await runner.query(`CREATE TABLE customer_count (
      only_row boolean NOT NULL DEFAULT true CHECK (only_row),
      customers bigint NOT NULL,
      CONSTRAINT customer_count_pk PRIMARY KEY (only_row)) WITH (fillfactor = 50)`);
    await runner.query('INSERT INTO customer_count (customers) VALUES (0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE customer_count, signal_count, failed_signal, signal, customer, identifier, subject, intake_id, source',
    );
  }
}
