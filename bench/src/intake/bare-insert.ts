import http from 'node:http';
import pg from 'pg';
import { recordedOf } from '../naive/events.js';

/** One insert a signal with nothing around it: neither framework nor object mapper, nobody known, nothing published. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 8 });
await pool.query(`CREATE TABLE IF NOT EXISTS bare_insert (id uuid PRIMARY KEY, name text NOT NULL, channel text NOT NULL,
  touchpoint text NOT NULL, occurred_at timestamptz NOT NULL, text text, rating float8, low float8, high float8, raw text NOT NULL)`);

async function record(body: string): Promise<void> {
  const { batch } = JSON.parse(body) as { batch: Parameters<typeof recordedOf>[0][] };
  for (const sent of batch)
    await pool.query(
      'INSERT INTO bare_insert VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING',
      Object.values(recordedOf(sent)),
    );
}

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
