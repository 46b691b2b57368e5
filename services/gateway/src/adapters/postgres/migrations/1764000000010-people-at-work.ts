import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleAtWork1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE calendar (
      id uuid NOT NULL,
      version integer NOT NULL,
      name text NOT NULL,
      country text,
      region text,
      week jsonb NOT NULL,
      days_off jsonb NOT NULL,
      worked_on jsonb NOT NULL,
      holidays jsonb NOT NULL,
      holidays_until text NOT NULL,
      CONSTRAINT calendar_pk PRIMARY KEY (id))`);
    await runner.query('CREATE UNIQUE INDEX calendar_name ON calendar (lower(name))');
    await runner.query(`ALTER TABLE person
      ADD deputy_id uuid,
      ADD stores jsonb NOT NULL DEFAULT '[]',
      ADD absences jsonb NOT NULL DEFAULT '[]',
      ADD calendar_id uuid REFERENCES calendar,
      ADD left_on text`);
    await runner.query('CREATE INDEX person_by_manager ON person (manager_id)');
    await runner.query('CREATE INDEX person_who_left ON person (left_on) WHERE left_on IS NOT NULL');
    await runner.query(`ALTER TABLE team
      ADD chosen_manager_id uuid,
      ADD active boolean NOT NULL DEFAULT true`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE team DROP chosen_manager_id, DROP active');
    await runner.query('ALTER TABLE person DROP deputy_id, DROP stores, DROP absences, DROP calendar_id, DROP left_on');
    await runner.query('DROP TABLE calendar');
  }
}
