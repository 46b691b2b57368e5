import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To begin with, only words that mean harm or lawyers: how many low ratings there are, nobody knows beforehand. */
const WORDS = ['lawyer', 'solicitor', 'injured', 'hospital', 'Anwalt', 'Rechtsanwalt', 'verletzt', 'Krankenhaus'];

export class SeriousSignals1764500000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE serious_settings (
      only_one boolean NOT NULL DEFAULT true,
      version integer NOT NULL,
      rating_at_bottom boolean NOT NULL,
      words text[] NOT NULL,
      within_days integer NOT NULL,
      CONSTRAINT serious_settings_pk PRIMARY KEY (only_one),
      CONSTRAINT serious_settings_only_one CHECK (only_one))`);
    await runner.query(
      'INSERT INTO serious_settings (version, rating_at_bottom, words, within_days) VALUES (1, false, $1, 7)',
      [WORDS],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE serious_settings');
  }
}
