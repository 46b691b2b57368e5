import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Log1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE partition (
      topic text NOT NULL,
      partition integer NOT NULL,
      next bigint NOT NULL DEFAULT 0,
      CONSTRAINT partition_pk PRIMARY KEY (topic, partition))`);
    await runner.query(`CREATE TABLE entry (
      topic text NOT NULL,
      partition integer NOT NULL,
      position bigint NOT NULL,
      event_id uuid NOT NULL,
      type text NOT NULL,
      source text NOT NULL,
      key text NOT NULL,
      sequence bigint NOT NULL,
      time timestamptz NOT NULL,
      correlation_id text NOT NULL,
      causation_id text,
      traceparent text,
      data text NOT NULL,
      appended_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT entry_pk PRIMARY KEY (topic, partition, position))`);
    await runner.query(`CREATE TABLE consumer (
      name text NOT NULL,
      topic text NOT NULL,
      partition integer NOT NULL,
      position bigint NOT NULL,
      moved_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT consumer_pk PRIMARY KEY (name, topic, partition))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consumer, entry, partition');
  }
}
