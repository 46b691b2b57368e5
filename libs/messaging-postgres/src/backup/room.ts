import pg from 'pg';
import { CannotRestore } from './problems.js';

interface Wanted {
  readonly schemas: readonly { readonly schema: string }[];
  readonly replace?: boolean;
}

/** @throws CannotRestore when something is there that would be lost, or somebody is at work */
export async function demandRoom(client: pg.ClientBase, { schemas, replace }: Wanted): Promise<void> {
  const { rows } = await client.query<{ others: number; there: string[] }>(
    `SELECT
       (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()
        AND coalesce(backend_type, 'client backend') = 'client backend' AND application_name IS DISTINCT FROM $2) AS others,
       ARRAY(SELECT nspname::text FROM pg_namespace WHERE nspname = ANY ($1) ORDER BY 1) AS there`,
    [schemas.map(({ schema }) => schema), RESTORING],
  );
  const { others, there } = rows[0]!;
  if (others > 0)
    throw new CannotRestore(
      `${others} others are connected to this database. Stop whatever works with it, then restore.`,
    );
  if (there.length > 0 && !replace)
    throw new CannotRestore(
      `The database is not empty: it has ${there.join(', ')}. Restore into an empty one, or say --replace to delete what is there.`,
    );
}

/** By which our own connections know each other. */
export const RESTORING = 'mirrorloop restore';

export async function emptied(client: pg.ClientBase, schemas: readonly { readonly schema: string }[]): Promise<void> {
  const names = schemas.map(({ schema }) => pg.escapeIdentifier(schema)).join(', ');
  await client.query(`DROP SCHEMA IF EXISTS ${names} CASCADE`);
}
