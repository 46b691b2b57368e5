import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Channels1764000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE channels (
      channel_id uuid NOT NULL,
      kind text NOT NULL,
      name text NOT NULL,
      url text NOT NULL,
      secrets text[] NOT NULL,
      created_at timestamptz NOT NULL,
      disabled_at timestamptz,
      disabled_why text,
      CONSTRAINT channels_pk PRIMARY KEY (channel_id))`);
    await runner.query(`CREATE TABLE deliveries (
      delivery_id uuid NOT NULL DEFAULT gen_random_uuid(),
      notice_id uuid NOT NULL,
      channel_id uuid,
      email text,
      state text NOT NULL DEFAULT 'pending',
      attempts integer NOT NULL DEFAULT 0,
      next_at timestamptz NOT NULL,
      delivered_at timestamptz,
      why text,
      CONSTRAINT deliveries_pk PRIMARY KEY (delivery_id),
      CONSTRAINT deliveries_of_notice FOREIGN KEY (notice_id) REFERENCES notices (notice_id),
      CONSTRAINT deliveries_somewhere CHECK (num_nonnulls(channel_id, email) = 1),
      CONSTRAINT deliveries_once UNIQUE NULLS DISTINCT (notice_id, channel_id, email))`);
    await runner.query("CREATE INDEX deliveries_due ON deliveries (next_at) WHERE state = 'pending'");
    await runner.query('CREATE INDEX deliveries_by_channel ON deliveries (channel_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deliveries, channels');
  }
}
