import http from 'node:http';
import { LexiconAnalyser } from '@mirrorloop/text';
import { Kafka, logLevel, type Message } from 'kafkajs';
import pg from 'pg';
import { type Recorded, recordedOf, saidIn } from '../naive/events.js';

/**
 * As fast as these libraries go by hand: whole batches in one statement and one send, and none of the rules (nothing
 * is held against a contract, a repeat is not noticed, a crash between statement and send loses). One process a hop.
 */
const hop = process.env['HOP']!;
const RECORDED = 'limit.recorded';
const ANALYSED = 'limit.analysed';
const kafka = new Kafka({
  clientId: `limit-${hop}`,
  brokers: process.env['KAFKA_BROKERS']!.split(','),
  logLevel: logLevel.ERROR,
});
const producer = kafka.producer({ allowAutoTopicCreation: false });
await producer.connect();
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 8 });
const columns = <Row>(rows: readonly Row[], ...of: readonly ((row: Row) => unknown)[]) => of.map((c) => rows.map(c));
const parsed = <T>(messages: readonly { value: Buffer | null }[]): T[] =>
  messages.map(({ value }) => JSON.parse(value!.toString()) as T);

async function record(body: string): Promise<void> {
  const { batch } = JSON.parse(body) as { batch: Parameters<typeof recordedOf>[0][] };
  const rows = batch.map(recordedOf);
  await pool.query(
    `INSERT INTO signal (id, name, channel, touchpoint, "occurredAt", text, rating, "ratingLow", "ratingHigh", raw)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::float8[],
       $8::float8[], $9::float8[], $10::text[])`,
    columns(
      rows,
      (r) => r.id,
      (r) => r.name,
      (r) => r.channel,
      (r) => r.touchpoint,
      (r) => r.occurredAt,
      (r) => r.text,
      (r) => r.rating,
      (r) => r.ratingLow,
      (r) => r.ratingHigh,
      (r) => r.raw,
    ),
  );
  await send(RECORDED, rows);
}

const send = (topic: string, rows: readonly { id: string }[]): Promise<unknown> =>
  producer.send({ topic, messages: rows.map((row): Message => ({ key: row.id, value: JSON.stringify(row) })) });

const analyser = new LexiconAnalyser();

async function analyse(recorded: readonly Recorded[]): Promise<void> {
  const analyses = analyser.analyse(recorded.map(saidIn));
  const rows = recorded.map(({ id, touchpoint, occurredAt, text }, i) => ({
    ...{ id, touchpoint, occurredAt, text },
    ...analyses[i]!,
  }));
  await pool.query(
    `INSERT INTO analysis (id, touchpoint, "occurredAt", text, language, sentiment, score, themes, spans)
     SELECT id, touchpoint, at, text, language, sentiment, score, themes::text[], spans FROM unnest($1::uuid[], $2::text[],
       $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::text[], $9::jsonb[])
       AS a(id, touchpoint, at, text, language, sentiment, score, themes, spans)`,
    columns(
      rows,
      (r) => r.id,
      (r) => r.touchpoint,
      (r) => r.occurredAt,
      (r) => r.text,
      (r) => r.language,
      (r) => r.sentiment?.label,
      (r) => r.sentiment?.score,
      (r) => `{${r.themes.map((theme) => JSON.stringify(theme)).join()}}`,
      (r) => JSON.stringify(r.spans),
    ),
  );
  await send(
    ANALYSED,
    rows.map(({ id, touchpoint, occurredAt, sentiment }) => ({
      ...{ id, touchpoint, occurredAt },
      sentiment: sentiment?.label ?? null,
    })),
  );
}

interface Finding {
  readonly id: string;
  readonly touchpoint: string;
  readonly occurredAt: string;
  readonly sentiment: string | null;
}

async function find(rows: readonly Finding[]): Promise<void> {
  await pool.query(
    `INSERT INTO finding (id, touchpoint, "occurredAt", sentiment)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[])`,
    columns(
      rows,
      (r) => r.id,
      (r) => r.touchpoint,
      (r) => r.occurredAt,
      (r) => r.sentiment,
    ),
  );
}

async function follow<T>(topic: string, settle: (rows: readonly T[]) => Promise<void>): Promise<void> {
  const consumer = kafka.consumer({ groupId: `limit-${hop}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 6,
    eachBatch: async ({ batch }) => settle(parsed<T>(batch.messages)),
  });
}

if (hop === 'analyse') await follow<Recorded>(RECORDED, analyse);
if (hop === 'find') await follow<Finding>(ANALYSED, find);
const server = http.createServer((request, response) => {
  const pieces: Buffer[] = [];
  request
    .on('data', (piece: Buffer) => pieces.push(piece))
    .on('end', () => {
      if (request.method === 'GET') return void response.end('ok');
      record(Buffer.concat(pieces).toString()).then(
        () => response.end('{"success":true}'),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
