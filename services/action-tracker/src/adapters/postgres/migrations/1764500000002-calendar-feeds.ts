import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarFeeds1764500000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE calendar_feeds (
      person_id uuid NOT NULL,
      secret_hash bytea NOT NULL,
      made_at timestamptz NOT NULL,
      CONSTRAINT calendar_feeds_pk PRIMARY KEY (person_id),
      CONSTRAINT calendar_feeds_by_secret UNIQUE (secret_hash))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_feeds');
  }
}
