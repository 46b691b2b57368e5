import type { Sql } from '../sql.js';

const SET = 2_000;

/**
 * Forgets messages that were parked before then, one set of them, oldest first. Two replicas take different sets.
 *
 * @returns how many were forgotten
 */
export async function forgetParked(sql: Sql, before: Date, atMost = SET): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `WITH due AS (SELECT ctid FROM parked WHERE parked_at < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED),
          forgotten AS (DELETE FROM parked WHERE ctid = ANY (ARRAY(SELECT ctid FROM due)) RETURNING 1)
     SELECT count(*)::int AS n FROM forgotten`,
    [before, atMost],
  );
  return row!.n;
}
