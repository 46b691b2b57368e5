import type { Sql } from '../sql.js';

/** A set is small, so that its deletion is over before anybody has waited for it. */
const SET = 2_000;

/**
 * Forgets which messages were handled more than so many days ago, one set of them. Ages are real time by the
 * database's own clock, since they are compared with a log's, which knows no other. Two replicas take different sets.
 *
 * @returns how many were forgotten; less than asked for means that no more are due
 */
export async function forgetHandled(sql: Sql, days: number, atMost = SET): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `WITH due AS (SELECT ctid FROM inbox WHERE handled_at < now() - make_interval(days => $1)
                  LIMIT $2 FOR UPDATE SKIP LOCKED),
          forgotten AS (DELETE FROM inbox WHERE ctid = ANY (ARRAY(SELECT ctid FROM due)) RETURNING 1)
     SELECT count(*)::int AS n FROM forgotten`,
    [days, atMost],
  );
  return row!.n;
}
