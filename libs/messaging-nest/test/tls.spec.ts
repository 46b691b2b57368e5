import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { startPostgres } from '@mirrorloop/embedded-postgres';
import { KafkaLog } from '@mirrorloop/messaging-kafka';
import { Database, PostgresLog } from '@mirrorloop/messaging-postgres';
import { generate } from 'selfsigned';
import { configFromEnv } from '../src/index.js';

const secret = 'f3a9c17b5e2d48608b1c7d9e0a4f6235';
const folder = mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-tls-'));
const authority = path.join(folder, 'authority.pem');
/** Good for the name localhost and for no other. */
let certificate: { cert: string; private: string };

beforeAll(async () => {
  const altNames = [{ type: 2 as const, value: 'localhost' }];
  const extensions = [{ name: 'subjectAltName' as const, altNames }];
  certificate = await generate([{ name: 'commonName', value: 'localhost' }], { extensions, algorithm: 'sha256' });
  writeFileSync(authority, certificate.cert);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the way to PostgreSQL (S28)', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let url: URL;
  beforeAll(async () => {
    const dataDir = path.join(folder, 'postgres');
    postgres = await startPostgres({ dataDir, settings: { fsync: 'off', listen_addresses: 'localhost' } });
    url = new URL(postgres.url());
    url.hostname = 'localhost';
    await encrypt();
  }, 120_000);
  afterAll(() => postgres.stop());

  /** Hands it the certificate, as the account that it runs under. */
  const encrypt = async () => {
    const database = await Database.open({ url: url.href, schema: 'tls', migrations: [] });
    const [at] = await database.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    const { uid, gid } = statSync(at!.folder);
    for (const [name, content] of [
      ['server.crt', certificate.cert],
      ['server.key', certificate.private],
    ] as const) {
      writeFileSync(path.join(at!.folder, name), content, { mode: 0o600 });
      chownSync(path.join(at!.folder, name), uid, gid);
    }
    await database.query('ALTER SYSTEM SET ssl = on');
    await database.query('SELECT pg_reload_conf()');
    await database.close();
  };
  const databaseUrl = (env: NodeJS.ProcessEnv) =>
    configFromEnv({ LOG: 'postgres', SERVICE_SECRET: secret, DATABASE_URL: url.href, ...env }).databaseUrl;
  const isEncrypted = async (env: NodeJS.ProcessEnv) => {
    const database = await Database.open({ url: databaseUrl(env), schema: 'tls', migrations: [] });
    const [row] = await database.query<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    await database.close();
    return row!.ssl;
  };

  it('is encrypted once an authority is named, for the tables and for the log', async () => {
    expect(await isEncrypted({ DATABASE_CA_FILE: authority })).toBe(true);
    const log = await PostgresLog.open(databaseUrl({ DATABASE_CA_FILE: authority }));
    expect((await log.health()).up).toBe(true);
    await log.close();
  });

  it('is not taken to somebody whose certificate nobody vouches for', async () => {
    await expect(isEncrypted({ DATABASE_URL: `${url.href}?sslmode=require` })).rejects.toThrow(/certificate/);
  });

  it('is not taken to somebody with the certificate of another', async () => {
    const other = new URL(url);
    other.hostname = '127.0.0.1';
    await expect(isEncrypted({ DATABASE_URL: other.href, DATABASE_CA_FILE: authority })).rejects.toThrow(/altnames/);
  });

  it('takes whoever answers only where that is written out', async () => {
    expect(await isEncrypted({ DATABASE_URL: `${url.href}?sslmode=no-verify` })).toBe(true);
  });
});

describe('the way to Kafka (S28)', () => {
  let broker: tls.Server;
  let heard = 0;
  beforeAll(async () => {
    broker = tls.createServer({ cert: certificate.cert, key: certificate.private }, (socket) => {
      socket
        .on('error', () => {})
        .on('data', () => {
          heard += 1;
          socket.destroy();
        });
    });
    broker.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => broker.listen(0, 'localhost', resolve));
  });
  beforeEach(() => (heard = 0));
  afterAll(() => new Promise((resolve) => broker.close(resolve)));

  /** @returns how often the broker was spoken to */
  const speak = async (env: NodeJS.ProcessEnv): Promise<number> => {
    const brokers = `localhost:${(broker.address() as AddressInfo).port}`;
    const told = { DATABASE_URL: 'postgres://db/x', SERVICE_SECRET: secret, KAFKA_BROKERS: brokers, KAFKA_SSL: 'true' };
    const { kafkaBrokers, kafkaSecurity } = configFromEnv({ ...told, ...env });
    const log = new KafkaLog({ brokers: kafkaBrokers, clientId: 'tls', ...kafkaSecurity });
    expect((await log.health()).up).toBe(false);
    await log.close();
    return heard;
  };

  it('leads to a broker that an authority vouches for', async () => {
    expect(await speak({ KAFKA_CA_FILE: authority })).toBeGreaterThan(0);
  });

  it('ends before a word is said where nobody vouches for the broker', async () => {
    expect(await speak({})).toBe(0);
  });
});
