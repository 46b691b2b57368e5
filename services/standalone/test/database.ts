import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** Straight into the embedded database of a running program, past all of its code. */
export async function connectTo(dataDir: string): Promise<pg.Client> {
  const folder = path.join(dataDir, 'postgres');
  const port = fs.readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[3];
  const password = fs.readFileSync(path.join(folder, 'password'), 'utf8');
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password,
    database: 'mirrorloop',
  });
  await client.connect();
  return client;
}
