import type { Readable } from 'node:stream';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** As COPY's text must read, whoever's settings the database has; and a backup may take its time. */
const SETTINGS = [
  "client_encoding = 'UTF8'",
  "datestyle = 'ISO, MDY'",
  "intervalstyle = 'postgres'",
  "timezone = 'UTC'",
  "bytea_output = 'hex'",
  'extra_float_digits = 3',
  'statement_timeout = 0',
  'idle_in_transaction_session_timeout = 0',
];

export const settle = (client: pg.ClientBase): Promise<unknown> =>
  client.query(SETTINGS.map((setting) => `SET ${setting}`).join('; '));

/** A connection of its own, closed at the end. Losing it fails the statement that runs, and not the process. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await settle(client);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Named {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

export const nameOf = ({ schema, name }: Named): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
const quoted = (table: Named): string =>
  `${nameOf(table)} (${table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;

/** The rows of a table as they come. */
export const copyingOut = (client: pg.ClientBase, table: Named): Readable =>
  client.query(copyTo(`COPY ${quoted(table)} TO STDOUT`));
/** Puts rows into a table; `rowCount` tells, at the end, how many. */
export const copyingIn = (client: pg.ClientBase, table: Named): CopyStreamQuery =>
  client.query(copyFrom(`COPY ${quoted(table)} FROM STDIN`));
