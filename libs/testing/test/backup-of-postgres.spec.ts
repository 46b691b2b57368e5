import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '../src/index.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  BackupFile,
  Database,
  messagingMigrations,
  PostgresTransactions,
  restoreBackup,
  sqlOf,
  takeBackup,
} from '@mirrorloop/messaging-postgres';

class Shop1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE visit (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "who came" text NOT NULL, at timestamptz NOT NULL,
      spent float8, cents float8 GENERATED ALWAYS AS (spent * 100) STORED, photo bytea, tags text[] NOT NULL)`);
    await runner.query('CREATE TABLE a_remark (visit bigint NOT NULL REFERENCES visit, text text NOT NULL)');
    await runner.query('CREATE TABLE setting (only_one boolean PRIMARY KEY, volume int NOT NULL)');
    await runner.query('INSERT INTO setting VALUES (true, 3)');
  }
  async down(): Promise<void> {}
}
/** Came after the backup. */
class Later1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE visit ADD COLUMN mood text NOT NULL DEFAULT 'fine'`);
  }
  async down(): Promise<void> {}
}

const older = [{ schema: 'shop', migrations: [...messagingMigrations, Shop1764000000001] }];
const newer = [{ schema: 'shop', migrations: [...older[0]!.migrations, Later1764000000002] }];
const ROWS = `SELECT v.*, array_agg(r.text ORDER BY r.text) AS remarks FROM shop.visit v LEFT JOIN shop.a_remark r ON r.visit = v.id
  GROUP BY v.id ORDER BY v.id`;

describe('a backup', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-backup-'));
  const file = path.join(folder, 'shop.backup');
  let first: TestDatabase;
  let shop: Database;
  let kept: unknown[];
  const databases: TestDatabase[] = [];
  const emptyDatabase = async () => {
    databases.push(await testDatabase());
    return databases.at(-1)!.url;
  };
  const rowsIn = async (url: string, statement = ROWS, schema = 'shop') => {
    const database = await Database.open({ url, schema, migrations: [] });
    const rows = await database.query(statement);
    await database.close();
    return rows;
  };

  beforeAll(async () => {
    first = await testDatabase();
    shop = await Database.open({ url: first.url, ...older[0]! });
    await shop.query(`INSERT INTO visit ("who came", at, spent, photo, tags) VALUES
      (E'Ann\\t\\\\N "quoted"\\r\\nnext line', '2026-11-22 10:00:00.123456+00', 0.1, '\\x00ff0a5c', '{"a,b",NULL}'),
      ('\\.', '-infinity', 'NaN', NULL, '{}'), ('Ünï😀', '2026-03-29 01:30:00+00', 1e-300, '', '{x}')`);
    await shop.query(`INSERT INTO a_remark SELECT id, 'nice' FROM visit UNION ALL SELECT 1, ''`);
    await shop.query('UPDATE setting SET volume = 7');
    await shop.query(`INSERT INTO inbox VALUES ('shop.group', 'm1', now() - interval '29 days')`);
    await takeBackup({ url: first.url, schemas: ['shop', 'absent'], file, notes: { 'sample.json': '{}' } });
    kept = await shop.query(ROWS);
  });
  afterAll(async () => {
    await shop.close();
    await Promise.all([first, ...databases].map((database) => database.drop()));
    fs.rmSync(folder, { recursive: true });
  });

  it('comes back as it was: every kind of value, what was computed, references, settings', async () => {
    const url = await emptyDatabase();
    const { notes, tables } = await restoreBackup({ url, file, schemas: older });
    expect(notes).toEqual({ 'sample.json': '{}' });
    expect(tables.find(({ name }) => name === 'visit')).toMatchObject({ rows: 3 });
    expect(await rowsIn(url)).toEqual(kept);
    expect(await rowsIn(url, 'SELECT volume FROM setting')).toEqual([{ volume: 7 }]);
  });

  it('goes on counting where it was', async () => {
    const url = await emptyDatabase();
    await restoreBackup({ url, file, schemas: older });
    const added = `INSERT INTO visit ("who came", at, tags) VALUES ('next', now(), '{}') RETURNING id`;
    expect(await rowsIn(url, added)).toEqual([{ id: '4' }]);
  });

  it('remembers for its full time from the restore on what was handled', async () => {
    const url = await emptyDatabase();
    await restoreBackup({ url, file, schemas: older });
    const young = `SELECT message_id FROM inbox WHERE handled_at > now() - interval '1 hour'`;
    expect(await rowsIn(url, young)).toEqual([{ message_id: 'm1' }]);
  });

  it('of an older build is made as it was then, and the next start brings it up to date', async () => {
    const url = await emptyDatabase();
    await restoreBackup({ url, file, schemas: newer });
    const database = await Database.open({ url, ...newer[0]! });
    expect(await database.query('SELECT DISTINCT mood FROM visit')).toEqual([{ mood: 'fine' }]);
    await database.close();
  });

  it('of a newer build is refused, naming what is not known', async () => {
    const schemas = [{ schema: 'shop', migrations: messagingMigrations }];
    const restoring = restoreBackup({ url: await emptyDatabase(), file, schemas });
    await expect(restoring).rejects.toThrow("newer Mirrorloop: this one doesn't know shop.Shop1764000000001");
  });

  it('writes over nothing, unless it is told to', async () => {
    const url = await emptyDatabase();
    await restoreBackup({ url, file, schemas: older });
    await rowsIn(url, 'DELETE FROM a_remark');
    await expect(restoreBackup({ url, file, schemas: older })).rejects.toThrow('not empty: it has shop');
    expect(await rowsIn(url, 'SELECT * FROM a_remark')).toEqual([]);
    await restoreBackup({ url, file, schemas: older, replace: true });
    expect(await rowsIn(url)).toEqual(kept);
    await expect(takeBackup({ url, schemas: ['shop'], file })).rejects.toThrow('writes over none');
  });

  it('does not go where somebody is at work', async () => {
    const restoring = () => restoreBackup({ url: first.url, file, schemas: older, replace: true });
    // An idle pool lets its connections go after a while; a transaction holds one.
    await new PostgresTransactions(shop).run(() => expect(restoring()).rejects.toThrow('connected to this database'));
  });

  it('is one state of all tables, however many write meanwhile', async () => {
    let stop = false;
    const transactions = new PostgresTransactions(shop);
    const writer = async (who: number) => {
      for (let n = 0; !stop; n += 1)
        await transactions.run(async (tx) => {
          const [visit] = await sqlOf(tx).query<{ id: string }>(
            `INSERT INTO visit ("who came", at, tags) VALUES ('writer', now(), '{}') RETURNING id`,
          );
          await sqlOf(tx).query('INSERT INTO a_remark VALUES ($1, $2)', [visit!.id, `${who}/${n}`]);
        });
    };
    const writing = [1, 2, 3].map(writer);
    await sleep(200);
    const busy = path.join(folder, 'busy.backup');
    await takeBackup({ url: first.url, schemas: ['shop'], file: busy, onTable: () => void sleep(20) });
    stop = true;
    await Promise.all(writing);
    const url = await emptyDatabase();
    await restoreBackup({ url, file: busy, schemas: older });
    const [counts] = await rowsIn(
      url,
      `SELECT (SELECT count(*)::int FROM visit WHERE "who came" = 'writer') AS visits,
              (SELECT count(*)::int FROM a_remark WHERE text LIKE '%/%') AS remarks`,
    );
    const { visits, remarks } = counts as { visits: number; remarks: number };
    expect(visits).toBeGreaterThan(10);
    expect(remarks).toBe(visits);
  });

  describe('that is damaged is refused and changes nothing:', () => {
    const damaged = (name: string, damage: (bytes: Buffer) => Buffer) => {
      const copy = path.join(folder, name);
      fs.writeFileSync(copy, damage(fs.readFileSync(file)));
      return copy;
    };
    const refusal = async (copy: string) => {
      const url = await emptyDatabase();
      const why = await restoreBackup({ url, file: copy, schemas: older }).then(
        () => 'it was restored',
        (error: Error) => error.message,
      );
      const there = `SELECT nspname FROM pg_namespace WHERE nspname = 'shop'`;
      expect(await rowsIn(url, there, 'elsewhere')).toEqual([]);
      return why;
    };
    /** Where the bytes of a part begin: after its local header. */
    const dataOf = (bytes: Buffer, part: string) => bytes.indexOf(part) + part.length;

    it('a part with one bit turned, naming it', async () => {
      const part = 'tables/shop.visit.copy';
      const copy = damaged('bit', (bytes) => {
        bytes[dataOf(bytes, part) + 40]! ^= 4;
        return bytes;
      });
      expect(await refusal(copy)).toContain(`damaged in ${part}`);
    });
    it('a manifest that says something else', async () => {
      const copy = damaged('manifest', (bytes) => {
        bytes[dataOf(bytes, 'manifest.json') + 60]! ^= 4;
        return bytes;
      });
      expect(await refusal(copy)).toContain('damaged in manifest.json');
    });
    it('a file that was cut off, and one that is none', async () => {
      expect(await refusal(damaged('short', (bytes) => bytes.subarray(0, -30)))).toContain('its table of contents');
      expect(await refusal(damaged('none', () => Buffer.from('hello')))).toContain('its table of contents');
    });
    it('any bit anywhere is either noticed or of no consequence', async () => {
      const whole = fs.readFileSync(file);
      const read = async (bytes: Buffer) => {
        const copy = path.join(folder, 'any');
        fs.writeFileSync(copy, bytes);
        const opened = await BackupFile.open(copy);
        try {
          await opened.verify();
          return opened.manifest;
        } finally {
          opened.close();
        }
      };
      const expected = await read(whole);
      for (let at = 3; at < whole.length; at += 37) {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= 1 << (at % 8);
        const found = await read(bytes).catch((error: Error) => error.name);
        if (found !== 'DamagedBackup') expect(found).toEqual(expected);
      }
    });
  });
});
