import { arrayLiteral, parametersOf } from '@mirrorloop/messaging-postgres';
import fc from 'fast-check';
import pg from 'pg';
import { testDatabase } from '../src/index.js';

describe('A column of values', () => {
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

  const through = async (type: string, parameter: unknown): Promise<unknown[]> => {
    const { rows } = await client.query(statementOf(type), [parameter]);
    return rows.map(({ v }) => v as unknown);
  };
  const statementOf = (type: string): string =>
    `SELECT v FROM unnest($1::${type}[]) WITH ORDINALITY AS u(v, at) ORDER BY at`;
  const asSent = (type: string, column: readonly unknown[]): unknown => parametersOf(statementOf(type), [column])[0];

  const text = fc.oneof(
    fc.string({ unit: 'binary' }).map((it) => it.replaceAll('\u0000', '')),
    fc.constantFrom('', 'NULL', 'null', '{}', '{"a"}', '\\', '"', '\\"', ' a ', ',', '\n'),
  );
  const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
  const whole = fc.maxSafeInteger();
  const columns: readonly (readonly [string, fc.Arbitrary<unknown>, (value: never) => unknown])[] = [
    ['text', text, (it: string) => it],
    ['uuid', fc.uuid(), (it: string) => it],
    ['uuid', fc.uuid().map((it) => it.toUpperCase()), (it: string) => it.toLowerCase()],
    ['jsonb', fc.jsonValue().map((it) => withoutZero(JSON.stringify(it))), (it: string) => JSON.parse(it) as unknown],
    ['bytea', fc.uint8Array().map((it) => Buffer.from(it)), (it: Buffer) => it],
    ['bigint', fc.oneof(whole, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), String],
    ['int', fc.integer(), (it: number) => it],
    ['float8', fc.double(), (it: number) => it],
    ['boolean', fc.boolean(), (it: boolean) => it],
    ['timestamptz', moment, (it: Date) => it],
  ];

  it.each(columns)('of %s goes in binary and comes back from PostgreSQL as it was', async (type, values, cameBack) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(values)), async (column) => {
        const sent = asSent(type, column);
        expect(sent).toBeInstanceOf(Buffer);
        expect(await through(type, sent)).toEqual(column.map((it) => (it === null ? null : cameBack(it as never))));
      }),
    );
  });

  it('goes as text where its statement names no type, and comes back as it was, whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (column) => {
        const sent = arrayLiteral(column);
        expect(parametersOf('SELECT $1', [column])).toEqual([sent]);
        expect(await through('text', sent)).toEqual(column);
      }),
    );
  });

  it.each([
    ['bigint', ['7', '-1'], ['7', '-1']],
    ['timestamptz', ['2026-03-04T05:06:07.089Z'], [new Date('2026-03-04T05:06:07.089Z')]],
    ['timestamptz', [new Date('9000-01-01T00:00:00Z')], [new Date('9000-01-01T00:00:00Z')]],
    ['text', [1, true], ['1', 'true']],
    ['float8', ['0.5'], [0.5]],
    ['int', [2 ** 31 - 1, '3'], [2 ** 31 - 1, 3]],
    ['uuid', ['0f0f0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f'], ['0f0f0f0f-0f0f-0f0f-4f0f-8f0f0f0f0f0f']],
    ['uuid', ['{0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f}'], ['0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f']],
  ])('of %s goes as text where a value is said in another way: %j', async (type, column, cameBack) => {
    expect(typeof asSent(type, column)).toBe('string');
    expect(await through(type, asSent(type, column))).toEqual(cameBack);
  });

  it.each([
    ['uuid', ['0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0g'], '22P02'],
    ['uuid', ['0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0ł'], '22P02'],
    ['int', [2 ** 31], '22003'],
    ['bigint', [2n ** 63n], '22003'],
    ['bigint', [0.5], '22P02'],
    ['jsonb', ['{'], '22P02'],
    ['text', ['\u0000'], '22021'],
  ])('of %s with a value that is none is refused by PostgreSQL in its own words: %p', async (type, column, code) => {
    await expect(through(type, asSent(type, column))).rejects.toMatchObject({ code });
  });

  it('is left to the driver where it holds arrays, objects or moments that ISO 8601 writes otherwise', () => {
    for (const odd of [['a'], { a: 1 }, new Date(Date.UTC(12_000, 0)), new Date(NaN)]) {
      const column = ['a', odd];
      expect(asSent('text', column)).toBe(column);
      expect(asSent('timestamptz', column)).toBe(column);
    }
  });

  it('is sent by the type of its own place, and what is no column is touched by nothing', () => {
    const sent = parametersOf('SELECT $2::uuid[], $1::int[], $3', [[1], ['x'], 'a', null]);
    expect(sent.map((it) => (Buffer.isBuffer(it) ? it.readInt32BE(8) : it))).toEqual([23, '{"x"}', 'a', null]);
  });
});

/** What jsonb refuses in a text. */
const withoutZero = (json: string): string => json.replaceAll('\\u0000', '');
