import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { configFromEnv } from './service-config.js';

const drawn = () => randomBytes(32).toString('hex');
const SERVICE_SECRET = drawn();
const enough = {
  DATABASE_URL: 'postgres://mirrorloop@db.example:5432/mirrorloop',
  KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092',
  SERVICE_SECRET,
};
const config = (more: NodeJS.ProcessEnv = {}) => configFromEnv({ ...enough, ...more });
const databaseOf = (more: NodeJS.ProcessEnv) => new URL(config(more).databaseUrl);

describe('what a service is told', () => {
  let folder: string;
  const file = (name: string, content: string) => {
    const at = path.join(folder, name);
    writeFileSync(at, content);
    return at;
  };
  beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'mirrorloop-settings-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is enough with a database, brokers and a secret', () => {
    expect(config()).toMatchObject({
      databaseUrl: enough.DATABASE_URL,
      log: 'kafka',
      kafkaBrokers: ['kafka-1:9092', 'kafka-2:9092'],
      kafkaSecurity: {},
      host: '127.0.0.1',
      port: 0,
      serviceSecret: SERVICE_SECRET,
    });
  });

  it('may be how long a consumer is waited for', () => {
    expect(config().kafkaSessionTimeoutMs).toBe(10_000);
    expect(config({ KAFKA_SESSION_TIMEOUT_MS: '3000' }).kafkaSessionTimeoutMs).toBe(3_000);
    expect(() => config({ KAFKA_SESSION_TIMEOUT_MS: '5 s' })).toThrow('KAFKA_SESSION_TIMEOUT_MS is a whole number');
  });

  it('is refused with the name of every variable that is missing', () => {
    expect(() => configFromEnv({})).toThrow(
      "Can't start: DATABASE_URL is not set; KAFKA_BROKERS is not set; SERVICE_SECRET is not set",
    );
  });

  it('counts a variable that is set to nothing as not set', () => {
    expect(() => config({ DATABASE_URL: '' })).toThrow('DATABASE_URL is not set');
    expect(config({ PORT: '', KAFKA_SSL: '', DATABASE_CA_FILE: '' }).port).toBe(0);
  });

  it('names everything that is wrong at once', () => {
    const wrong = { LOG: 'rabbit', PORT: '70000', DATABASE_URL: 'db.example', SERVICE_SECRET: 'short' };
    expect(() => config(wrong)).toThrow(
      /LOG is kafka or postgres, not rabbit.*DATABASE_URL is no address.*PORT.*SERVICE_SECRET/,
    );
  });

  it('needs no brokers where the log is in PostgreSQL', () => {
    expect(config({ LOG: 'postgres', KAFKA_BROKERS: '' })).toMatchObject({ log: 'postgres', kafkaBrokers: [] });
  });

  describe('secrets (S07)', () => {
    it.each([
      ['a short one', 'k7Qz-3pW', 'has 8 characters and needs at least 32'],
      ['a placeholder', 'changeme-changeme-changeme-changeme', 'holds a placeholder'],
      ['a placeholder as guides write it', 'replace_this_with_a_long_value_0000', 'holds a placeholder'],
      ['one that repeats itself', 'abababababababababababababababab', 'repeats a few characters'],
    ])('refuses %s, without telling it', (_kind, secret, why) => {
      expect(() => config({ SERVICE_SECRET: secret })).toThrow(`SERVICE_SECRET ${why}`);
      expect(() => config({ SERVICE_SECRET: secret })).not.toThrow(secret);
    });

    it('are read from the files that are named, without the line end an editor leaves', () => {
      const url = 'postgres://app@db.example/mirrorloop';
      const secret = drawn();
      const files = { SERVICE_SECRET_FILE: file('secret', `${secret}\n`), DATABASE_URL_FILE: file('url', `${url}\n`) };
      expect(configFromEnv({ ...files, KAFKA_BROKERS: 'kafka:9092' })).toMatchObject({
        serviceSecret: secret,
        databaseUrl: url,
      });
    });

    it('from a file that is not there, or is empty, are refused by the name of the variable', () => {
      const without = { ...enough, SERVICE_SECRET: undefined };
      expect(() => configFromEnv({ ...without, SERVICE_SECRET_FILE: path.join(folder, 'none') })).toThrow(
        /^Can't start: SERVICE_SECRET_FILE names a file that can't be read \(ENOENT\)/,
      );
      expect(() => configFromEnv({ ...without, SERVICE_SECRET_FILE: file('empty', '\n') })).toThrow(
        'SERVICE_SECRET_FILE names an empty file',
      );
    });

    it('given twice are refused, since one of them is out of date', () => {
      expect(() => config({ SERVICE_SECRET_FILE: file('second', drawn()) })).toThrow(
        'SERVICE_SECRET and SERVICE_SECRET_FILE are both set',
      );
    });
  });

  describe('PostgreSQL', () => {
    it('takes its password from where secrets are kept, whatever is in it', () => {
      const password = 'q@zz/w:rd?#%41 of the db';
      const url = databaseOf({ DATABASE_PASSWORD_FILE: file('password', `${password}\n`) });
      expect(decodeURIComponent(url.password)).toBe(password);
    });

    it('refuses a placeholder for a password, wherever it stands', () => {
      expect(() => config({ DATABASE_PASSWORD: 'changeme1234567' })).toThrow('DATABASE_PASSWORD holds a placeholder');
      expect(() => config({ DATABASE_URL: 'postgres://app:changeme@db/mirrorloop' })).toThrow(
        'DATABASE_URL holds a placeholder for a password',
      );
    });

    it.each(['prefer', 'require', 'verify-ca', 'verify-full'])('verifies the certificate under sslmode=%s', (mode) => {
      const url = databaseOf({ DATABASE_URL: `${enough.DATABASE_URL}?sslmode=${mode}` });
      expect(url.searchParams.get('sslmode')).toBe('verify-full');
    });

    it('leaves the certificate unverified only where somebody wrote so', () => {
      const url = databaseOf({ DATABASE_URL: `${enough.DATABASE_URL}?sslmode=no-verify` });
      expect(url.searchParams.get('sslmode')).toBe('no-verify');
      expect(() => config({ DATABASE_URL: `${enough.DATABASE_URL}?sslmode=requier` })).toThrow(
        'does not exist: requier',
      );
    });

    it('is encrypted and verified as soon as an authority is named', () => {
      const authority = file('ca.pem', 'a certificate');
      const { searchParams } = databaseOf({ DATABASE_CA_FILE: authority });
      expect(Object.fromEntries(searchParams)).toEqual({ sslmode: 'verify-full', sslrootcert: authority });
      const inTheClear = { DATABASE_URL: `${enough.DATABASE_URL}?sslmode=disable`, DATABASE_CA_FILE: authority };
      expect(() => config(inTheClear)).toThrow('DATABASE_CA_FILE is set, but DATABASE_URL says sslmode=disable');
    });
  });

  describe('Kafka', () => {
    const account = { KAFKA_SASL_USERNAME: 'mirrorloop', KAFKA_SASL_PASSWORD: 'bL9-vR2-xT7-kM4' };

    it('is spoken to over TLS with a verified certificate', () => {
      expect(config({ KAFKA_SSL: 'true' }).kafkaSecurity).toEqual({ ssl: { rejectUnauthorized: true } });
      const certificates = {
        KAFKA_CA_FILE: file('kafka-ca.pem', 'an authority'),
        KAFKA_CERT_FILE: file('cert.pem', 'ours'),
        KAFKA_KEY_FILE: file('key.pem', 'our key'),
      };
      expect(config({ KAFKA_SSL: 'true', ...certificates }).kafkaSecurity).toEqual({
        ssl: { rejectUnauthorized: true, ca: ['an authority'], cert: 'ours', key: 'our key' },
      });
      expect(() => config(certificates)).toThrow('KAFKA_SSL is not true, but certificates are named');
    });

    it('hears who we are', () => {
      const { kafkaSecurity } = config({ KAFKA_SASL_MECHANISM: 'scram-sha-512', ...account });
      expect(kafkaSecurity).toEqual({
        sasl: { mechanism: 'scram-sha-512', username: 'mirrorloop', password: account.KAFKA_SASL_PASSWORD },
      });
    });

    it('is not told a password that others could read, nor half of an account', () => {
      expect(() => config({ KAFKA_SASL_MECHANISM: 'plain', ...account })).toThrow('it needs KAFKA_SSL=true');
      expect(
        config({ KAFKA_SASL_MECHANISM: 'plain', KAFKA_SSL: 'true', ...account }).kafkaSecurity?.sasl,
      ).toMatchObject({
        mechanism: 'plain',
      });
      expect(() => config({ KAFKA_SASL_MECHANISM: 'scram-sha-256' })).toThrow(
        'KAFKA_SASL_USERNAME is not set; KAFKA_SASL_PASSWORD is not set',
      );
    });
  });
});
