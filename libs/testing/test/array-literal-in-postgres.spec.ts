import { arrayLiteral, parametersOf } from '@mirrorloop/messaging-postgres';
import fc from 'fast-check';
import pg from 'pg';
import { testDatabase } from '../src/index.js';

describe('A column of values as an array literal', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let client: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  const readBack = async (type: string, column: readonly unknown[]): Promise<unknown[]> => {
    const { rows } = await client.query(`SELECT v FROM unnest($1::${type}[]) WITH ORDINALITY AS u(v, at) ORDER BY at`, [
      arrayLiteral(column),
    ]);
    return rows.map(({ v }) => v as unknown);
  };

  it('comes back from PostgreSQL as it was, whatever the texts hold', async () => {
    const awkward = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
      fc.constantFrom('', 'NULL', 'null', '{}', '{"a"}', '\\', '"', '\\"', ' a ', ',', '\n', null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(awkward), async (texts) => expect(await readBack('text', texts)).toEqual(texts)),
    );
  });

  it('keeps numbers, truths and moments', async () => {
    const moment = new Date('2026-03-04T05:06:07.089Z');
    expect(await readBack('float8', [0.1, -3, 1e300, null, NaN, Infinity])).toEqual([
      0.1,
      -3,
      1e300,
      null,
      NaN,
      Infinity,
    ]);
    expect(await readBack('boolean', [true, false, undefined])).toEqual([true, false, null]);
    expect(await readBack('bigint', [9_007_199_254_740_993n])).toEqual(['9007199254740993']);
    expect(await readBack('timestamptz', [moment, null])).toEqual([moment, null]);
  });

  it('leaves bytes, nested arrays, objects and far years to the driver', () => {
    for (const odd of [Buffer.from('a'), ['a'], { a: 1 }, new Date(Date.UTC(12_000, 0)), new Date(NaN)]) {
      const column = ['a', odd];
      expect(arrayLiteral(column)).toBe(column);
    }
  });

  it('touches nothing but arrays', () => {
    expect(parametersOf(['a', 1, null, ['a'], []])).toEqual(['a', 1, null, '{"a"}', '{}']);
  });
});
