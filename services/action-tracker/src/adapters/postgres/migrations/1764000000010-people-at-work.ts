import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAtWork1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE people
      ADD deputy_id uuid,
      ADD stores text[] NOT NULL DEFAULT '{}',
      ADD absences jsonb NOT NULL DEFAULT '[]',
      ADD calendar_id uuid`);
    await runner.query('CREATE INDEX people_who_left ON people (person_id) WHERE NOT active');
    await runner.query('ALTER TABLE teams ADD active boolean NOT NULL DEFAULT true');
    await runner.query(`CREATE TABLE calendars (
      calendar_id uuid NOT NULL,
      sequence bigint NOT NULL,
      name text NOT NULL,
      week jsonb NOT NULL,
      holidays text[] NOT NULL,
      CONSTRAINT calendars_pk PRIMARY KEY (calendar_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendars');
    await runner.query('ALTER TABLE teams DROP active');
    await runner.query('ALTER TABLE people DROP deputy_id, DROP stores, DROP absences, DROP calendar_id');
  }
}
