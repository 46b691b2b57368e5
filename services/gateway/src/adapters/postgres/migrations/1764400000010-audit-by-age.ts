import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The trail may forget its beginning, where the organisation says how long it is kept: what is left is chained to the
 * hash of the last entry that was forgotten. Anything behind that place is as it was, append-only.
 */
export class AuditByAge1764400000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit_base (
      single boolean NOT NULL DEFAULT true CHECK (single),
      position bigint NOT NULL,
      hash bytea NOT NULL,
      CONSTRAINT audit_base_pk PRIMARY KEY (single))`);
    await runner.query('DROP TRIGGER append_only ON audit_entry');
    await runner.query(`CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
    await runner.query(`CREATE TRIGGER append_only_rows BEFORE DELETE ON audit_entry
      FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()`);
    await runner.query(`CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE forgotten boolean := false;
      BEGIN
        IF TG_LEVEL = 'ROW' THEN
          EXECUTE format('SELECT EXISTS (SELECT FROM %I.audit_base WHERE $1 <= position)', TG_TABLE_SCHEMA) INTO forgotten USING old.position;
        END IF;
        IF forgotten THEN RETURN old; END IF;
        RAISE EXCEPTION 'the audit trail is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(`CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON audit_base
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER append_only_rows ON audit_entry');
    await runner.query('DROP TRIGGER append_only ON audit_entry');
    await runner.query(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
    await runner.query('DROP TABLE audit_base');
    await runner.query(`CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the audit trail is append-only: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
      END $$`);
  }
}
