import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { isRunning, FolderInUse, identityOf, startPostgres } from '../src/index.js';
import { buildLibrary, removeLibrary, Starter } from './starters.js';

jest.setTimeout(180_000);

let parent: string;
let dataDir: string;
const starters: Starter[] = [];

beforeAll(buildLibrary);
afterAll(removeLibrary);
beforeEach(() => {
  parent = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-launcher-'));
  fs.chmodSync(parent, 0o755); // as root, the database's user has to enter it
  dataDir = path.join(parent, 'data');
});
afterEach(async () => {
  await Promise.all(starters.splice(0).map((starter) => starter.kill()));
  if (fs.existsSync(path.join(dataDir, 'cluster'))) await (await startPostgres({ dataDir })).stop(); // also stops what a child left
  fs.rmSync(parent, { recursive: true, force: true });
});

function inAChild(what?: 'start' | 'write'): Starter {
  const starter = new Starter(dataDir, what);
  starters.push(starter);
  return starter;
}

async function rowsOf<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a database of our own', () => {
  it('keeps its rows, and its password, across a stop and a start', async () => {
    const first = await startPostgres({ dataDir });
    await rowsOf(first.url(), "CREATE TABLE note (text text); INSERT INTO note VALUES ('kept')");
    await first.stop();

    const second = await startPostgres({ dataDir });
    expect(await rowsOf(second.url(), 'TABLE note')).toEqual([{ text: 'kept' }]);
    expect(new URL(second.url()).password).toBe(new URL(first.url()).password);
    await second.stop();
  });

  it('opens to its password alone, which only the starter may read', async () => {
    const { url, stop } = await startPostgres({ dataDir });
    const wrong = new URL(url());
    wrong.password = 'guessed';

    await expect(rowsOf(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(fs.statSync(path.join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    await stop();
  });

  it('takes a password and settings that it is given', async () => {
    const { url, stop } = await startPostgres({ dataDir, password: 'a/b c?', settings: { fsync: 'off' } });

    expect(new URL(url()).password).toBe('a%2Fb%20c%3F');
    expect(await rowsOf(url(), 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
    await stop();
  });

  it('sorts in the same way on every machine and listens on loopback alone', async () => {
    const { url, stop } = await startPostgres({ dataDir });

    expect(await rowsOf(url(), "SELECT string_agg(c, '' ORDER BY c) FROM unnest(ARRAY['b','A','ä','a']) c")).toEqual([
      { string_agg: 'Aabä' },
    ]);
    expect(await rowsOf(url(), 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await stop();
  });

  it('makes a database that is missing and keeps one that is there', async () => {
    const postgres = await startPostgres({ dataDir });

    const url = await postgres.ensureDatabase('insight "1"');
    await rowsOf(url, 'CREATE TABLE kept ()');
    expect(await rowsOf(await postgres.ensureDatabase('insight "1"'), 'SELECT count(*)::int n FROM kept')).toEqual([
      { n: 0 },
    ]);
    await postgres.stop();
  });
});

(process.getuid?.() === 0 ? describe : describe.skip)('started by root', () => {
  it('enters a folder that only root may enter, or says in a sentence that it may not', async () => {
    fs.chmodSync(parent, 0o700);

    const started = await startPostgres({ dataDir }).catch((error: Error) => error);

    if (started instanceof Error) return expect(started.message).toContain(`may enter ${dataDir}`);
    expect(await rowsOf(started.url(), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await started.stop();
    await (await startPostgres({ dataDir })).stop();
  });
});

describe('a folder that somebody else has', () => {
  it('refuses a second process, and names the first and its port', async () => {
    const first = inAChild();
    const { started } = await first.hear((said) => !!said.started, 'the first did not start');

    const refusal = await startPostgres({ dataDir }).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(FolderInUse);
    expect(refusal).toMatchObject({
      message: `${dataDir} is in use by process ${first.pid} on port ${started}.`,
      pid: first.pid,
      port: started,
    });
  });

  it('refuses a second start in the same process too', async () => {
    const { stop } = await startPostgres({ dataDir });
    await expect(startPostgres({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
    await stop();
  });

  it('lets in one of six that start at once on a folder which a killed one left behind', async () => {
    const killed = inAChild();
    await killed.hear((said) => !!said.started, 'the first did not start');
    await killed.kill();

    const six = Array.from({ length: 6 }, () => inAChild());
    const heard = await Promise.all(six.map((s) => s.hear(() => true, 'one neither started nor was refused')));

    expect(heard.filter(({ started }) => started)).toHaveLength(1);
    expect(heard.filter(({ refused }) => refused === 'FolderInUse')).toHaveLength(5);
  });

  it('takes the folder of a dead process whose number was given to another', async () => {
    fs.mkdirSync(dataDir, { mode: 0o711 });
    fs.writeFileSync(path.join(dataDir, 'launcher.7'), JSON.stringify({ ...identityOf(process.ppid), born: 'before' }));

    await (await startPostgres({ dataDir })).stop();
    expect(fs.readdirSync(dataDir).filter((name) => name.startsWith('launcher.'))).toEqual(['launcher.8']);
  });
});

describe('kill -9', () => {
  it('of the starter in the middle of writing loses no acknowledged row, and the orphan is stopped', async () => {
    const writer = inAChild('write');
    const { postmaster } = await writer.hear((said) => !!said.postmaster, 'the writer did not start');
    await writer.hear((said) => (said.acknowledged ?? 0) >= 100, 'a hundred rows were not acknowledged');
    await writer.kill();
    expect(isRunning(postmaster!)).toBe(true);

    const { url, stop } = await startPostgres({ dataDir });

    expect(isRunning(postmaster!)).toBe(false);
    const acknowledged = writer.said.flatMap((said) => said.acknowledged ?? []);
    const rows = await rowsOf<{ n: number }>(url(), 'SELECT n FROM row_of ORDER BY n');
    expect(rows.map(({ n }) => n)).toEqual(expect.arrayContaining(acknowledged));
    await stop();
  });

  it('of starter and server at once loses no acknowledged row either', async () => {
    const writer = inAChild('write');
    const { postmaster } = await writer.hear((said) => !!said.postmaster, 'the writer did not start');
    await writer.hear((said) => (said.acknowledged ?? 0) >= 100, 'a hundred rows were not acknowledged');
    process.kill(postmaster!, 'SIGKILL');
    await writer.kill();

    const { url, stop } = await startPostgres({ dataDir });

    const [row] = await rowsOf<{ most: number }>(url(), 'SELECT max(n) AS most FROM row_of');
    expect(row!.most).toBeGreaterThanOrEqual(Math.max(...writer.said.flatMap((said) => said.acknowledged ?? [])));
    await stop();
  });

  it('leaves a number that now belongs to a stranger alone', async () => {
    await (await startPostgres({ dataDir })).stop();
    const file = path.join(dataDir, 'cluster', 'postmaster.pid');
    fs.writeFileSync(file, [process.ppid, path.join(dataDir, 'cluster'), 1, 5432, '', '127.0.0.1', ''].join('\n'));

    await (await startPostgres({ dataDir })).stop();
    expect(isRunning(process.ppid)).toBe(true);
  });
});
