import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Whole } from './whole.js';

const doc = readFileSync(path.join(__dirname, '../../../docs/reference/bi.md'), 'utf8');
const role = `reports_${process.pid}`;
const whole = new Whole();
let owner: pg.Client;

beforeAll(async () => {
  await whole.start();
  owner = new pg.Client({ connectionString: whole.databaseUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.query(`DROP OWNED BY ${role}`).catch(() => undefined);
  await owner?.query(`DROP ROLE IF EXISTS ${role}`);
  await owner?.end();
  await whole.close();
});

interface Documented {
  view: string;
  about: string;
  columns: { name: string; about: string }[];
}
const VIEWS = `SELECT n.nspname || '.' || c.relname AS view, obj_description(c.oid) AS about,
    (SELECT json_agg(json_build_object('name', a.attname, 'about', col_description(c.oid, a.attnum)) ORDER BY a.attnum)
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0) AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'v' AND c.relname LIKE 'bi\\_%' ORDER BY 1`;

const asWritten = ({ view, about, columns }: Documented): string =>
  [
    `## ${view}\n\n${about}.\n`,
    '| column | what it says |',
    '| --- | --- |',
    ...columns.map(({ name, about }) => `| \`${name}\` | ${about} |`),
  ].join('\n');

describe('the views for reports', () => {
  it('are those of docs/reference/bi.md, column by column and word by word', async () => {
    const { rows } = await owner.query<Documented>(VIEWS);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    const documented = doc.split('\n## Letting a tool in')[0]!;
    expect(documented.slice(documented.indexOf('## ')).trim()).toBe(rows.map(asWritten).join('\n\n'));
  });

  it('let a role in by the statements of the document, which reads them and nothing else, and writes nothing', async () => {
    const statements = /```sql\n([^]*?)```/.exec(doc)![1]!.replaceAll('reports', role);
    await owner.query(statements);
    const { rows: views } = await owner.query<Documented>(VIEWS);
    await owner.query(`SET ROLE ${role}`);
    for (const { view } of views) await owner.query(`SELECT * FROM ${view}`);
    for (const table of ['insight.insight', 'insight.signal', 'action_tracker.actions', 'ingestion.signals'])
      await expect(owner.query(`SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
    for (const { view } of views) await expect(owner.query(`DELETE FROM ${view}`)).rejects.toThrow(/denied|cannot/);
    await owner.query('RESET ROLE');
  });
});
