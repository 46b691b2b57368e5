import { Database, PostgresTransactions, sqlOf } from '@mirrorloop/messaging-postgres';
import { type TestDatabase, testDatabase } from '../src/index.js';

/** The loss lies in the packet that says the connection is ready: it is told before whoever waits for it can listen. */
const loseEachInTheMomentItIsHandedOut = (database: Database, times: number): void => {
  let left = times;
  database.pool.on('acquire', (client) => {
    if (left-- > 0)
      process.nextTick(() => client.emit('error', new Error('terminating connection due to administrator command')));
  });
};

describe('a connection to PostgreSQL that is lost', () => {
  let server: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    server = await testDatabase();
    database = await Database.open({ url: server.url, schema: 'lost', migrations: [] });
  });
  afterEach(async () => {
    await database.close();
    await server.drop();
  });

  it('in the moment in which a transaction is given it, ends no process', async () => {
    loseEachInTheMomentItIsHandedOut(database, 1);
    const answer = new PostgresTransactions(database).run((tx) => sqlOf(tx).query('SELECT 1 AS one'));
    await expect(answer).resolves.toEqual([{ one: 1 }]);
  });

  it('between two statements fails the next one, and the transaction after it has another', async () => {
    const transactions = new PostgresTransactions(database);
    const lost = transactions.run(async (tx) => {
      const [session] = await sqlOf(tx).query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1)', [session!.pid]);
      await sqlOf(tx).query('SELECT 1');
    });
    await expect(lost).rejects.toThrow();
    await expect(transactions.run((tx) => sqlOf(tx).query('SELECT 1 AS one'))).resolves.toEqual([{ one: 1 }]);
  });
});
