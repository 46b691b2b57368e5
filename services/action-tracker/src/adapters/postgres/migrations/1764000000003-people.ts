import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE people (
      person_id uuid NOT NULL,
      sequence bigint NOT NULL,
      name text NOT NULL,
      email text NOT NULL,
      title text NOT NULL,
      team_id uuid NOT NULL,
      manager_id uuid,
      time_zone text NOT NULL,
      active boolean NOT NULL,
      CONSTRAINT people_pk PRIMARY KEY (person_id))`);
    await runner.query(`CREATE TABLE teams (
      team_id uuid NOT NULL,
      sequence bigint NOT NULL,
      name text NOT NULL,
      manager_id uuid,
      CONSTRAINT teams_pk PRIMARY KEY (team_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE teams, people');
  }
}
