import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail: rows are put in and never touched again, which the database itself sees to. */
export class Audit1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit_entry (
      position bigint NOT NULL,
      entry_id uuid NOT NULL,
      at timestamptz(3) NOT NULL,
      service text NOT NULL,
      kind text NOT NULL,
      who_id text NOT NULL,
      who_kind text NOT NULL,
      what text NOT NULL,
      subject_kind text,
      subject_id text,
      seen text[] NOT NULL,
      before text,
      after text,
      why text,
      hash bytea NOT NULL,
      CONSTRAINT audit_entry_pk PRIMARY KEY (position),
      CONSTRAINT audit_entry_once UNIQUE (entry_id))`);
    await runner.query('CREATE INDEX audit_entry_by_who ON audit_entry (who_id, position)');
    await runner.query('CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, position)');
    await runner.query('CREATE INDEX audit_entry_by_seen ON audit_entry USING gin (seen)');
    // The last link by itself, so that a trail whose end was cut off doesn't look whole.
    await runner.query(`CREATE TABLE audit_head (
      single boolean NOT NULL DEFAULT true CHECK (single),
      position bigint NOT NULL,
      hash bytea NOT NULL,
      CONSTRAINT audit_head_pk PRIMARY KEY (single))`);
    await runner.query(`CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the audit trail is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
    await runner.query(`CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON audit_head
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entry, audit_head');
    await runner.query('DROP FUNCTION audit_is_append_only');
  }
}
