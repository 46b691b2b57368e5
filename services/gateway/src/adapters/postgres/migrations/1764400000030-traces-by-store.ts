import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a signal lies: in the store it names, else in its customer's. One that was met before this names none until it is told again. */
export class TracesByStore1764400000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE traced_signal ADD COLUMN subject_id uuid, ADD COLUMN store text');
    await runner.query(`CREATE TABLE traced_customer (
      customer_id uuid NOT NULL,
      version bigint NOT NULL,
      store text,
      CONSTRAINT traced_customer_pk PRIMARY KEY (customer_id))`);
    await runner.query(`CREATE TABLE traced_customer_subject (
      subject_id uuid NOT NULL,
      customer_id uuid NOT NULL,
      CONSTRAINT traced_customer_subject_pk PRIMARY KEY (subject_id, customer_id))`);
    await runner.query('CREATE INDEX traced_subjects_of_customer ON traced_customer_subject (customer_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE traced_customer_subject, traced_customer');
    await runner.query('ALTER TABLE traced_signal DROP COLUMN subject_id, DROP COLUMN store');
  }
}
