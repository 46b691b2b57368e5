import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { Whole } from './whole.js';

const page = path.join(__dirname, '../../../docs/reference/bi.md');
const board = path.join(__dirname, '../../../infra/grafana/dashboards/reports.json');
const LETTING_IN = '\n## Letting a tool in';
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

const TABLES = `SELECT format('%I.%I', n.nspname, c.relname) AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname IN ('ingestion', 'insight', 'action_tracker', 'gateway', 'log')`;

const cell = (attribute: string, employees: number | null, customers: number, gap: number | null) => ({
  ...{ attribute, gap, low: gap, high: gap, q: 0.01, verdict: gap === null ? 'not-shown' : 'blind-spot' },
  ...{ employees: employees && { n: employees }, customers: { n: customers } },
});
const index = (n: number) => ({ value: 0.8, low: 0.7, high: 0.9, n, band: 'clear' });
const REPORT = {
  attributes: [
    { attribute: 'Trust', nature: 'emotional', n: 5, mean: 3.1, low: 2.9, high: 3.3 },
    { attribute: 'Price', nature: 'functional', n: 4, mean: 3.1, low: 2.9, high: 3.3 },
  ],
  groups: [
    { by: 'team', name: 'Five', index: index(5), cells: [cell('Trust', 5, 5, 1), cell('Price', 5, 4, 1)] },
    { by: 'team', name: 'Four', index: index(4), cells: [cell('Trust', 4, 9, 1), cell('Care', null, 9, null)] },
    { by: 'team', name: 'None', index: null, cells: [] },
  ],
};

const asWritten = ({ view, about, columns }: Documented): string =>
  [
    `## ${view}\n\n${about}.\n`,
    '| column | what it says |',
    '| --- | --- |',
    ...columns.map(({ name, about }) => `| \`${name}\` | ${about} |`),
  ].join('\n');

describe('the views for reports', () => {
  /** `DOCUMENT=1 npx jest bi` writes the page anew. */
  it('are those of docs/reference/bi.md, column by column and word by word', async () => {
    const { rows } = await owner.query<Documented>(VIEWS);
    expect(rows.length).toBeGreaterThanOrEqual(10);
    const doc = readFileSync(page, 'utf8');
    const [begin, end] = [doc.indexOf('## '), doc.indexOf(LETTING_IN)];
    const written = `${rows.map(asWritten).join('\n\n')}\n`;
    if (process.env['DOCUMENT']) writeFileSync(page, doc.slice(0, begin) + written + doc.slice(end));
    else expect(doc.slice(begin, end)).toBe(written);
  });

  it('let a role in by the statements of the document, which reads them and nothing else, and writes nothing', async () => {
    const doc = readFileSync(page, 'utf8');
    const statements = /```sql\n([^]*?)```/.exec(doc)![1]!.replaceAll('reports', role);
    await owner.query(statements);
    const { rows: views } = await owner.query<Documented>(VIEWS);
    const { rows: tables } = await owner.query<{ table: string }>(TABLES);
    expect(tables.length).toBeGreaterThan(40);
    await owner.query(`SET ROLE ${role}`);
    for (const { view } of views) await owner.query(`SELECT * FROM ${view}`);
    for (const { table } of tables)
      await expect(owner.query(`SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
    for (const { view } of views) await expect(owner.query(`DELETE FROM ${view}`)).rejects.toThrow(/denied|cannot/);
    await owner.query('RESET ROLE');
  });

  it('show no cell under the smallest group, whatever a report has in it', async () => {
    const study = `INSERT INTO insight.study (id, title, wave, instrument, opened_at, opened_by, closed_at, version, report)
      VALUES (gen_random_uuid(), 'small', 1, '{}', now(), 'm', now(), 2, $1) RETURNING id`;
    const { rows: made } = await owner.query<{ id: string }>(study, [JSON.stringify(REPORT)]);
    const { id } = made[0]!;
    const shown = async (view: string, columns: string) =>
      (await owner.query(`SELECT ${columns} FROM insight.${view} WHERE study_id = $1`, [id])).rows as unknown[];
    expect(await shown('bi_study_attribute', 'attribute, customers')).toEqual([{ attribute: 'Trust', customers: 5 }]);
    const gaps = await shown('bi_study_gap', 'group_name, attribute, employees, customers, gap');
    expect(gaps).toEqual([{ group_name: 'Five', attribute: 'Trust', employees: 5, customers: 5, gap: 1 }]);
    expect(await shown('bi_study_index', 'group_name, employees')).toEqual([{ group_name: 'Five', employees: 5 }]);
    await owner.query('DELETE FROM insight.study WHERE id = $1', [id]);
  });

  it('are all that the board for Grafana asks, and it can', async () => {
    const { panels } = JSON.parse(readFileSync(board, 'utf8')) as { panels: { targets: { rawSql: string }[] }[] };
    const asked = panels.flatMap(({ targets }) => targets.map(({ rawSql }) => rawSql));
    expect(asked.length).toBeGreaterThanOrEqual(6);
    await owner.query(`SET ROLE ${role}`);
    for (const sql of asked)
      await owner.query(sql.replace(/\$__timeFilter\((\w+)\)/g, "$1 BETWEEN '2026-01-01' AND '2027-01-01'"));
    await owner.query('RESET ROLE');
  });
});
