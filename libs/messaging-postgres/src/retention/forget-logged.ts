import type { Transaction } from '@mirrorloop/messaging';
import { type PostgresTransaction, sqlOf } from '../sql.js';

/** Of one partition at once: short enough for an append that waits for the partition. */
const SET = 500;

interface Beginning {
  readonly topic: string;
  readonly partition: number;
  readonly from: string;
  readonly low: string;
}

/**
 * Forgets entries that were appended more than so many days ago, by the database's clock, from the beginning of each
 * partition and one set of each. An entry that a group known to the log hasn't settled stays, and so does whatever
 * came after it.
 *
 * @returns how many were forgotten; 0 also where another replica is at it
 */
export async function forgetLogged(tx: Transaction, days: number, atMost = SET): Promise<number> {
  const sql = sqlOf(tx);
  if (!(await isOurs(sql))) return 0;
  const beginnings = await newBeginnings(sql, days, atMost);
  if (beginnings.length === 0) return 0;
  const forgotten = await deleteBefore(sql, beginnings);
  await begin(sql, beginnings);
  return forgotten;
}

async function isOurs(sql: PostgresTransaction): Promise<boolean> {
  const [row] = await sql.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('mirrorloop.forget-logged', 0)) AS locked`,
  );
  return row!.locked;
}

/** Appends of one moment may carry times in another order than their positions: only a run of old ones goes. */
const newBeginnings = (sql: PostgresTransaction, days: number, atMost: number): Promise<Beginning[]> =>
  sql.query<Beginning>(
    `WITH settled AS (
       SELECT p.topic, p.partition, p.low, coalesce(min(c.position), p.next) AS until
       FROM partition p LEFT JOIN consumer c USING (topic, partition) GROUP BY p.topic, p.partition)
     SELECT s.topic, s.partition, s.low AS "from", max(e.position) + 1 AS low
     FROM settled s CROSS JOIN LATERAL (
       SELECT position, bool_and(appended_at < now() - make_interval(days => $1))
                          OVER (ORDER BY position ROWS UNBOUNDED PRECEDING) AS old
       FROM entry WHERE topic = s.topic AND partition = s.partition AND position >= s.low AND position < s.until
       ORDER BY position LIMIT $2) e
     WHERE e.old GROUP BY s.topic, s.partition, s.low`,
    [days, atMost],
  );

async function deleteBefore(sql: PostgresTransaction, beginnings: readonly Beginning[]): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `WITH forgotten AS (
       DELETE FROM entry e USING unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) AS b(topic, partition, "from", low)
       WHERE e.topic = b.topic AND e.partition = b.partition AND e.position >= b."from" AND e.position < b.low
       RETURNING 1)
     SELECT count(*)::int AS n FROM forgotten`,
    columnsOf(beginnings),
  );
  return row!.n;
}

/** Locked last, and in the order in which appends lock them. */
async function begin(sql: PostgresTransaction, beginnings: readonly Beginning[]): Promise<void> {
  const [topics, partitions, , lows] = columnsOf(beginnings);
  await sql.query(
    `WITH held AS (
       SELECT topic, partition FROM partition WHERE (topic, partition) IN (SELECT * FROM unnest($1::text[], $2::int[]))
       ORDER BY topic, partition FOR UPDATE)
     UPDATE partition p SET low = b.low
     FROM held JOIN unnest($1::text[], $2::int[], $3::bigint[]) AS b(topic, partition, low) USING (topic, partition)
     WHERE p.topic = held.topic AND p.partition = held.partition`,
    [topics, partitions, lows],
  );
}

const columnsOf = (beginnings: readonly Beginning[]): [string[], number[], string[], string[]] => [
  beginnings.map((b) => b.topic),
  beginnings.map((b) => b.partition),
  beginnings.map((b) => b.from),
  beginnings.map((b) => b.low),
];
