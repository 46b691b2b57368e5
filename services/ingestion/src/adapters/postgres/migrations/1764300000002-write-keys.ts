import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A source may have several write keys at a time, so that one can follow another without a signal refused. */
export class WriteKeys1764300000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE write_key (
      id uuid NOT NULL,
      source text NOT NULL,
      -- SHA-256 of the key; the key itself is kept nowhere
      hash bytea NOT NULL,
      -- how it begins; null where it was made before this was kept
      prefix text,
      made_at timestamptz NOT NULL,
      ends_at timestamptz,
      revoked_at timestamptz,
      CONSTRAINT write_key_pk PRIMARY KEY (id),
      CONSTRAINT write_key_hash UNIQUE (hash))`);
    await runner.query('CREATE INDEX write_key_of_source ON write_key (source)');
    // 1: it never had a key; each key that is made or taken back counts on.
    await runner.query('ALTER TABLE source ADD COLUMN version integer NOT NULL DEFAULT 1');
    await runner.query('UPDATE source SET version = 2 WHERE key_hash IS NOT NULL');
    await runner.query(`INSERT INTO write_key (id, source, hash, made_at)
      SELECT id, name, key_hash, created_at FROM source WHERE key_hash IS NOT NULL`);
    await runner.query('ALTER TABLE source DROP COLUMN key_hash');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE source ADD COLUMN key_hash bytea CONSTRAINT source_key UNIQUE');
    await runner.query(`UPDATE source SET key_hash = k.hash FROM (SELECT DISTINCT ON (source) source, hash FROM write_key
      WHERE revoked_at IS NULL ORDER BY source, made_at DESC) k WHERE k.source = source.name`);
    await runner.query('ALTER TABLE source DROP COLUMN version');
    await runner.query('DROP TABLE write_key');
  }
}
