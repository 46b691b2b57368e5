import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the processing record says of who is responsible. */
export class Contacts1764400000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE contacts (
      single boolean NOT NULL DEFAULT true CHECK (single),
      controller text NOT NULL,
      data_protection_officer text NOT NULL,
      CONSTRAINT contacts_pk PRIMARY KEY (single))`);
    await runner.query(`INSERT INTO contacts (controller, data_protection_officer) VALUES ('', '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contacts');
  }
}
