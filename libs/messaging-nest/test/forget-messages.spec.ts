import { randomBytes } from 'node:crypto';
import { Database } from '@mirrorloop/messaging-postgres';
import { eventually, type TestDatabase, testDatabase } from '@mirrorloop/testing';
import { Module } from '@nestjs/common';
import { configFromEnv, type ServiceConfig, ServiceModule, schemaOf, startService } from '../src/index.js';

@Module({})
class ForgetfulModule {
  static register(config: ServiceConfig) {
    return {
      module: ForgetfulModule,
      imports: [ServiceModule.register({ name: 'for-getful', config, migrations: [] })],
    };
  }
}

describe('a service that has run for a while', () => {
  const secret = randomBytes(32).toString('hex');
  let database: TestDatabase;
  const environment = (days: Record<string, string> = {}) => ({
    DATABASE_URL: database.url,
    LOG: 'postgres',
    SERVICE_SECRET: secret,
    ...days,
  });
  beforeAll(async () => (database = await testDatabase()));
  afterAll(() => database.drop());

  it('forgets what its inbox has kept long enough, by the days it is told, at once when it starts', async () => {
    const config = {
      ...configFromEnv(environment({ LOG_RETENTION_DAYS: '2', INBOX_RETENTION_DAYS: '3' })),
      quiet: true,
    };
    const tables = await Database.open({ url: database.url, ...schemaOf(ForgetfulModule.register(config)) });
    await tables.query(
      `INSERT INTO inbox SELECT 'for-getful.group', n::text, now() - make_interval(days => n) FROM generate_series(0, 6) n`,
    );
    const service = await startService('for-getful', ForgetfulModule.register(config), config);
    const kept = () => tables.query<{ message_id: string }>('SELECT message_id FROM inbox ORDER BY message_id');
    await eventually(async () => (await kept()).length <= 3, { missing: 'the forgotten rows to be gone' });
    expect((await kept()).map((row) => row.message_id)).toEqual(['0', '1', '2']);
    await service.close();
    await tables.close();
  });

  it('does not start with days that let a repeat act twice, or that are no days', () => {
    expect(() => configFromEnv(environment({ LOG_RETENTION_DAYS: '30' }))).toThrow(
      'INBOX_RETENTION_DAYS (30) must be more',
    );
    expect(() => configFromEnv(environment({ INBOX_RETENTION_DAYS: 'a month' }))).toThrow(
      'INBOX_RETENTION_DAYS is a whole',
    );
  });
});
