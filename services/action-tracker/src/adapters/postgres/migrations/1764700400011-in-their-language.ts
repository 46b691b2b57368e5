import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mails are in the language of whoever reads them, by their clocks; so minutes are kept as what they say, not how.
 * The defaults are for replicas of the version before, which write deliveries without either while they still run.
 */
export class InTheirLanguage1764700400011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE people ADD language text');
    await runner.query('ALTER TABLE notices ADD minutes jsonb, ADD reason text, ADD since timestamptz');
    await runner.query(`ALTER TABLE deliveries ADD language text NOT NULL DEFAULT 'en',
      ADD time_zone text NOT NULL DEFAULT 'UTC'`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries DROP language, DROP time_zone');
    await runner.query('ALTER TABLE notices DROP minutes, DROP reason, DROP since');
    await runner.query('ALTER TABLE people DROP language');
  }
}
