import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const SQL = 'secure-code/no-built-sql';
const NEVER = 'no-restricted-syntax';

const refused: [code: string, rule: string, file?: string][] = [
  ['export const f = (db: D, name: string) => db.query(`SELECT * FROM a WHERE name = ${name}`);', SQL],
  ["export const f = (db: D, name: string) => db.query('SELECT * FROM a ORDER BY ' + name);", SQL],
  ['export const f = (db: D, name: string) => db.prepared(`INSERT INTO ${name} VALUES ($1)`);', SQL],
  ['export const f = (db: D, q: { sort: string }) => db.query(`SELECT * FROM a ORDER BY ${q.sort}`);', SQL],
  ['export const f = (db: D, q: Q) => db.query(`SELECT * FROM a WHERE ${q.parts.join(" AND ")}`);', SQL],
  [
    "import x from 'y'; export const f = (db: D, q: Q) => db.query(`SELECT ${x(q.column)}`);".replace('x(q', 'q.x(q'),
    SQL,
  ],
  ['export const A = () => <p dangerouslySetInnerHTML={{ __html: x }} />;', NEVER, 'services/console/src/a.tsx'],
  ['const p = { dangerouslySetInnerHTML: { __html: x } }; export default p;', NEVER, 'services/console/src/a.tsx'],
  ['document.body.innerHTML = x;', NEVER, 'services/console/src/a.tsx'],
  ["document.body.insertAdjacentHTML('beforeend', x);", NEVER, 'services/console/src/a.tsx'],
  ['document.write(x);', NEVER, 'services/console/src/a.tsx'],
  ["eval('1');", NEVER],
  ["export const f = new Function('a', 'return a');", NEVER],
];
const taken: string[] = [
  "const COLUMNS = 'a, b'; export const f = (db: D, id: string) => db.query(`SELECT ${COLUMNS} FROM a WHERE id = $1`, [id]);",
  "const BY = { a: 'x', b: 'y' }; export const f = (db: D, by: 'a' | 'b') => db.query(`SELECT 1 ORDER BY ${BY[by]}`);",
  "export const f = (db: D, all: boolean) => db.query(`SELECT 1 ${all ? '' : 'WHERE x'}`);",
];

function lint(cases: { file: string; code: string }[]): string[][] {
  execFileSync(path.join(root, 'node_modules/.bin/nx'), ['show', 'projects'], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const script = path.join(root, 'tools/import-rules/test/lint-cases.mjs');
  return JSON.parse(
    execFileSync('node', [script], { cwd: root, input: JSON.stringify(cases), encoding: 'utf8' }),
  ) as string[][];
}

describe('the rules of secure code (S16, S17)', () => {
  it('say no to each way by which text becomes SQL or a program', () => {
    const file = 'services/insight/src/adapters/postgres/a.ts';
    const results = lint(refused.map(([code, , where = file]) => ({ file: where, code })));
    const silent = refused.filter(([, rule], i) => !results[i]!.some((message) => message.startsWith(rule)));
    expect(silent).toEqual([]);
  });

  it('let pass what is made of our own constants', () => {
    const results = lint(taken.map((code) => ({ file: 'services/insight/src/adapters/postgres/a.ts', code })));
    expect(results.flat().filter((message) => message.startsWith(SQL))).toEqual([]);
  });
});
