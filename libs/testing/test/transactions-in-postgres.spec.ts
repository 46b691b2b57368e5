import { Database, PostgresTransactions, sqlOf } from '@mirrorloop/messaging-postgres';
import { type TestDatabase, testDatabase } from '../src/index.js';

jest.setTimeout(60_000);

const ADD = 'INSERT INTO said (n, what) SELECT * FROM unnest($1::int[], $2::text[])';

describe('a transaction in PostgreSQL', () => {
  let database: TestDatabase;
  let tables: Database;
  let transactions: PostgresTransactions;
  const said = async () => (await tables.query<{ n: number }>('SELECT n FROM said ORDER BY place')).map(({ n }) => n);
  const add = (...numbers: number[]) =>
    transactions.run(async (tx) => {
      await sqlOf(tx).prepared(ADD, [numbers, numbers.map(String)]);
    });

  beforeAll(async () => {
    database = await testDatabase();
    tables = await Database.open({ url: database.url, schema: 'transactions', migrations: [], poolSize: 2 });
    transactions = new PostgresTransactions(tables);
    await tables.query(
      'CREATE TABLE said (place int GENERATED ALWAYS AS IDENTITY, n int PRIMARY KEY, what text CHECK (what <> $$no$$))',
    );
  });
  beforeEach(async () => {
    await tables.query('TRUNCATE said');
    await add(0);
  });
  afterAll(async () => {
    await tables.close();
    await database.drop();
  });

  it('undoes its first statement with the others, whichever of them fails', async () => {
    const failing = transactions.run(async (tx) => {
      await sqlOf(tx).prepared(ADD, [[1], ['one']]);
      await sqlOf(tx).prepared(ADD, [[2], ['no']]);
    });
    await expect(failing).rejects.toMatchObject({ code: '23514' });
    expect(await said()).toEqual([0]);
  });

  it('runs statements that are asked for at once in that order, and says what failed rather than what came behind', async () => {
    await transactions.run(async (tx) => {
      await Promise.all([5, 3, 4].map((n) => sqlOf(tx).prepared(ADD, [[n], [String(n)]])));
    });
    expect(await said()).toEqual([0, 5, 3, 4]);
    const failing = transactions.run(async (tx) => {
      const asked = ['six', 'no', 'eight'].map((what, i) => sqlOf(tx).prepared(ADD, [[6 + i], [what]]));
      await Promise.all(asked);
    });
    await expect(failing).rejects.toMatchObject({ code: '23514' });
    expect(await said()).toEqual([0, 5, 3, 4]);
  });

  it('that swallows an error of a statement is not taken for committed', async () => {
    const swallowing = transactions.run(async (tx) => {
      await sqlOf(tx).prepared(ADD, [[1], ['one']]);
      await sqlOf(tx)
        .prepared(ADD, [[2], ['no']])
        .catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow('rolled back');
    expect(await said()).toEqual([0]);
  });

  it('says what the last statement failed of, though that is answered with the commit', async () => {
    const failing = transactions.run(async (tx) => {
      await sqlOf(tx).prepared(ADD, [[1], ['one']]);
      sqlOf(tx).byCommit(sqlOf(tx).prepared(ADD, [[2], ['no']]));
    });
    await expect(failing).rejects.toMatchObject({ code: '23514' });
    expect(await said()).toEqual([0]);
    await transactions.run(async (tx) => sqlOf(tx).byCommit(sqlOf(tx).prepared(ADD, [[3], ['three']])));
    expect(await said()).toEqual([0, 3]);
  });

  it('whose BEGIN fails runs nothing outside of it, and the next has a connection that begins', async () => {
    await tables.query('DEALLOCATE ALL');
    await expect(add(1)).rejects.toMatchObject({ code: '26000' });
    expect(await said()).toEqual([0]);
    await add(2);
    expect(await said()).toEqual([0, 2]);
  });

  it('takes no statement once it is over, for its connection is another’s', async () => {
    const late: Promise<unknown>[] = [];
    const failing = transactions.run(async (tx) => {
      const first = sqlOf(tx).prepared(ADD, [[1], ['one']]);
      late.push(first.then(() => sqlOf(tx).prepared(ADD, [[2], ['late']])));
      late[0]!.catch(() => undefined);
      throw new Error('before it is answered');
    });
    await expect(failing).rejects.toThrow('before it is answered');
    await expect(late[0]).rejects.toThrow('over');
    expect(await said()).toEqual([0]);
  });

  it('without a statement leaves nothing behind', async () => {
    expect(await transactions.run(async () => 'nothing')).toBe('nothing');
    await expect(transactions.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await add(1);
    expect(await said()).toEqual([0, 1]);
  });

  it('plans what it has prepared once a connection', async () => {
    for (const n of [1, 2, 3]) await add(n);
    const [row] = await tables.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_prepared_statements WHERE statement = '${ADD}'`,
    );
    expect(row!.n).toBe(1);
  });
});
