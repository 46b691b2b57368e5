import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every service keeps beside its own tables. */
export class Messaging1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE inbox (
      consumer text NOT NULL,
      message_id text NOT NULL,
      handled_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT inbox_pk PRIMARY KEY (consumer, message_id))`);
    await runner.query(`CREATE TABLE outbox (
      id bigint GENERATED ALWAYS AS IDENTITY,
      event_id uuid NOT NULL,
      type text NOT NULL,
      source text NOT NULL,
      topic text NOT NULL,
      key text NOT NULL,
      sequence bigint NOT NULL,
      time timestamptz NOT NULL,
      correlation_id text NOT NULL,
      causation_id text,
      traceparent text,
      data text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT outbox_pk PRIMARY KEY (id))`);
    await runner.query(`CREATE TABLE parked (
      id bigint GENERATED ALWAYS AS IDENTITY,
      consumer text NOT NULL,
      message_id text NOT NULL,
      message text NOT NULL,
      reason text NOT NULL,
      error text NOT NULL,
      stack text NOT NULL,
      attempts integer NOT NULL,
      parked_at timestamptz NOT NULL,
      CONSTRAINT parked_pk PRIMARY KEY (id),
      CONSTRAINT parked_once UNIQUE (consumer, message_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE parked, outbox, inbox');
  }
}
