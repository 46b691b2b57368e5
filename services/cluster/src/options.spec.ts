import { optionsFrom } from './options.js';

describe('what npm run cluster is told', () => {
  it('is enough with nothing', () => {
    expect(optionsFrom([], {})).toMatchObject({ brokers: 1, empty: false, dataDir: expect.stringMatching('cluster$') });
  });

  it('may be how many of what, and where', () => {
    const env = { MIRRORLOOP_DATA: '/data', DATABASE_URL: 'postgres://db.example/mirrorloop' };
    expect(optionsFrom(['--brokers', '3', '--replicas', '4', '--port', '0', '--empty'], env)).toMatchObject({
      brokers: 3,
      replicas: 4,
      port: 0,
      empty: true,
      dataDir: '/data',
      databaseUrl: env.DATABASE_URL,
    });
  });

  it.each([
    [['--brokers', '2'], 'takes 1 or 3'],
    [['--brokers', 'many'], '--brokers takes a number from 1 to 3, not "many"'],
    [['--replicas', '0'], '--replicas takes a number from 1 to 16, not "0"'],
    [['--port', '70000'], '--port takes a number from 0 to 65535'],
    [['--partitions', '3'], "Unknown option '--partitions'"],
  ])('refuses %s in one sentence', (args, why) => {
    expect(() => optionsFrom(args, {})).toThrow(why);
  });
});
