import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files on their way in. */
export class Imports1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE import (
      id uuid NOT NULL,
      source text NOT NULL,
      file_name text NOT NULL,
      bytes bigint NOT NULL DEFAULT 0,
      -- arriving: its pieces still come in, and nobody sees it
      state text NOT NULL CHECK (state IN ('arriving', 'accepted', 'running', 'done', 'refused')),
      refusal text,
      mapping jsonb NOT NULL,
      encoding text,
      moments jsonb NOT NULL,
      form jsonb,
      rows_read bigint NOT NULL DEFAULT 0,
      accepted bigint NOT NULL DEFAULT 0,
      duplicate bigint NOT NULL DEFAULT 0,
      failed bigint NOT NULL DEFAULT 0,
      reasons jsonb NOT NULL DEFAULT '{}',
      idempotency_key text,
      begun_at timestamptz NOT NULL,
      accepted_at timestamptz,
      finished_at timestamptz,
      leased_until timestamptz,
      CONSTRAINT import_pk PRIMARY KEY (id),
      CONSTRAINT import_key UNIQUE (idempotency_key)) WITH (fillfactor = 50)`);
    await runner.query('CREATE INDEX import_newest ON import (accepted_at DESC, id DESC)');
    await runner.query("CREATE INDEX import_open ON import (accepted_at) WHERE state IN ('accepted', 'running')");
    await runner.query(`CREATE TABLE import_piece (
      import_id uuid NOT NULL REFERENCES import (id) ON DELETE CASCADE,
      position integer NOT NULL,
      bytes bytea NOT NULL,
      CONSTRAINT import_piece_pk PRIMARY KEY (import_id, position))`);
    // Text compresses well, but compressing holds up the one who sends the file.
    await runner.query('ALTER TABLE import_piece ALTER COLUMN bytes SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_piece, import');
  }
}
