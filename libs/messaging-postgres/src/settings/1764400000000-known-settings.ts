import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The organisation's settings, as the gateway last told them; no row before it told any. */
export class KnownSettings1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE known_settings (
      single boolean NOT NULL DEFAULT true CHECK (single),
      version bigint NOT NULL,
      settings jsonb NOT NULL,
      CONSTRAINT known_settings_pk PRIMARY KEY (single))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_settings');
  }
}
