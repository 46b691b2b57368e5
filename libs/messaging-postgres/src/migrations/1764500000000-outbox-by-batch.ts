import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Not compressed, since it is gone again in a moment. */
const TABLE = `
  CREATE TABLE outbox_batch (
    id bigint GENERATED ALWAYS AS IDENTITY,
    events integer NOT NULL,
    -- of them, from the first: a relay takes only so many at a time
    sent integer NOT NULL DEFAULT 0,
    -- a list of envelopes as JSON, in UTF-8
    body bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT outbox_batch_pk PRIMARY KEY (id));
  ALTER TABLE outbox_batch ALTER COLUMN body SET STORAGE EXTERNAL`;

/** What is unsent, an event a row, for whoever looks. */
const VIEW = `
  CREATE VIEW outbox AS
  SELECT (b.id << 20) + e.place AS id, (e.event ->> 'id')::uuid AS event_id, e.event ->> 'type' AS type,
    e.event ->> 'source' AS source, e.event ->> 'topic' AS topic, e.event ->> 'key' AS key,
    (e.event ->> 'sequence')::bigint AS sequence, (e.event ->> 'time')::timestamptz AS time,
    e.event ->> 'correlationId' AS correlation_id, e.event ->> 'causationId' AS causation_id,
    e.event ->> 'traceparent' AS traceparent, e.event ->> 'data' AS data, b.created_at
  FROM outbox_batch b
  CROSS JOIN LATERAL json_array_elements(convert_from(b.body, 'UTF8')::json) WITH ORDINALITY AS e(event, place)
  WHERE e.place > b.sent`;

/** A replica of the version before still puts its events in one by one, until it is replaced. */
const FROM_BEFORE = `
  CREATE FUNCTION put_in_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO outbox_batch (events, body, created_at) VALUES (1, convert_to(json_build_array(json_build_object(
      'id', NEW.event_id, 'type', NEW.type, 'source', NEW.source, 'topic', NEW.topic, 'key', NEW.key,
      'sequence', NEW.sequence, 'time', to_char(NEW.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'correlationId', NEW.correlation_id, 'causationId', NEW.causation_id, 'traceparent', NEW.traceparent,
      'data', NEW.data))::text, 'UTF8'), coalesce(NEW.created_at, clock_timestamp()));
    RETURN NEW;
  END $$;
  CREATE TRIGGER put_in_outbox INSTEAD OF INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION put_in_outbox()`;

const COLUMNS = `event_id, type, source, topic, key, sequence, time, correlation_id, causation_id, traceparent, data, created_at`;

/**
 * What one transaction puts in is one row: an event a row cost an insertion, an index entry and a deletion each. What
 * waits to be sent goes over as it is.
 */
export class OutboxByBatch1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox RENAME TO outbox_of_events');
    await runner.query(TABLE);
    await runner.query(VIEW);
    await runner.query(FROM_BEFORE);
    await runner.query(`INSERT INTO outbox (${COLUMNS}) SELECT ${COLUMNS} FROM outbox_of_events ORDER BY id`);
    await runner.query('DROP TABLE outbox_of_events');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE outbox_of_events (
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
    await runner.query(`INSERT INTO outbox_of_events (${COLUMNS}) SELECT ${COLUMNS} FROM outbox ORDER BY id`);
    await runner.query('DROP VIEW outbox');
    await runner.query('DROP FUNCTION put_in_outbox');
    await runner.query('DROP TABLE outbox_batch');
    await runner.query('ALTER TABLE outbox_of_events RENAME TO outbox');
  }
}
