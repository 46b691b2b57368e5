import type pg from 'pg';
import { nameOf } from './connection.js';
import type { Manifest } from './manifest.js';

export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: string[];
}
interface Row extends TableShape {
  readonly refersTo: string[];
}

/**
 * The tables of these schemas, each after those that it refers to, with the columns that hold what can't be computed.
 * Which migrations ran stands in the manifest. When a message was handled is left out: an inbox remembers for its full
 * time from the restore on, since that is when a log may deliver again what the backup knew as handled.
 */
export async function tablesOf(client: pg.ClientBase, schemas: readonly string[]): Promise<TableShape[]> {
  const { rows } = await client.query<Row>(
    `SELECT n.nspname AS schema, c.relname AS name,
       ARRAY(SELECT a.attname::text FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
               AND (c.relname, a.attname) <> ('inbox', 'handled_at') ORDER BY a.attnum) AS columns,
       ARRAY(SELECT DISTINCT k.confrelid::regclass::text FROM pg_constraint k
             WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS "refersTo",
       c.oid::regclass::text AS "known"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND c.relname <> 'migration'
     ORDER BY n.nspname, c.relname`,
    [schemas],
  );
  return inOrder(rows as (Row & { known: string })[]);
}

function inOrder(tables: readonly (Row & { known: string })[]): TableShape[] {
  const placed = new Set<string>();
  const order: TableShape[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const free = left.filter(({ refersTo }) => refersTo.every((other) => placed.has(other)));
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${left.map((t) => t.known).join(', ')}`);
    for (const { known, schema, name, columns } of free) {
      placed.add(known);
      order.push({ schema, name, columns });
    }
    left = left.filter(({ known }) => !placed.has(known));
  }
  return order;
}

/** Keeps migrations out until the end: a table that is rewritten looks empty to an older snapshot. */
export async function lockTables(client: pg.ClientBase, tables: readonly TableShape[]): Promise<void> {
  // eslint-disable-next-line secure-code/no-built-sql -- names from the catalogue, escaped by nameOf
  if (tables.length > 0) await client.query(`LOCK TABLE ${tables.map(nameOf).join(', ')} IN ACCESS SHARE MODE`);
}

/** Numbers are given out outside of transactions: read after the snapshot was taken, they are never behind it. */
export async function numbersOf(client: pg.ClientBase, schemas: readonly string[]): Promise<Manifest['numbers']> {
  const { rows } = await client.query<Manifest['numbers'][number]>(
    `SELECT * FROM (
       SELECT n.nspname AS schema, c.relname AS table, a.attname AS column,
         pg_sequence_last_value(pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname)::regclass)::text AS last
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE n.nspname = ANY ($1) AND c.relkind = 'r' AND c.relname <> 'migration' AND a.attnum > 0 AND NOT a.attisdropped
         AND (a.attidentity <> '' OR a.atthasdef)) numbers
     WHERE last IS NOT NULL ORDER BY schema, "table", "column"`,
    [schemas],
  );
  return rows;
}

export async function migrationsOf(client: pg.ClientBase, schemas: readonly string[]): Promise<Manifest['schemas']> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY ($1) AND c.relname = 'migration' ORDER BY 1`,
    [schemas],
  );
  if (rows.length === 0) return [];
  const names = rows.map(({ schema }) => `SELECT '${schema}' AS schema, id, name FROM "${schema}".migration`);
  const ran = await client.query<{ schema: string; migrations: string[] }>(
    `SELECT schema, array_agg(name::text ORDER BY id) AS migrations FROM (${names.join(' UNION ALL ')}) ran
     GROUP BY schema ORDER BY schema`,
  );
  return ran.rows;
}
