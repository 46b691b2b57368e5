import type { Database } from '../database.js';
import { type Sql, sqlOf } from '../sql.js';
import { PostgresTransactions } from '../transactions.js';

/** This installation's log is not where the settings say. */
export class LogElsewhere extends Error {
  override readonly name = 'LogElsewhere';
}

/** When the log moved to Kafka; undefined while it is here, or there never was one here. */
export async function movedAt(sql: Sql): Promise<Date | undefined> {
  if (!(await exists(sql, 'log.moved'))) return undefined;
  return (await sql.query<{ at: Date }>('SELECT at FROM log.moved'))[0]?.at;
}

/** What the groups that follow the log in PostgreSQL have yet to settle; 0 where there is none. */
export async function unsettledHere(sql: Sql): Promise<number> {
  if (!(await exists(sql, 'log.consumer'))) return 0;
  const [row] = await sql.query<{ lag: string }>(
    `SELECT coalesce(sum(p.next - greatest(c.position, p.low)), 0) AS lag
     FROM log.partition p JOIN log.consumer c USING (topic, partition)`,
  );
  return Number(row!.lag);
}

/**
 * Turns the log over to Kafka, for good: from this commit on nothing can be appended here, not even by a process that
 * was forgotten, whose events then wait in its outbox.
 *
 * @returns false, and nothing is changed, when a group has something left to settle
 */
export const turnToKafka = (database: Database): Promise<boolean> =>
  new PostgresTransactions(database).run(async (tx) => {
    const sql = sqlOf(tx);
    await sql.query('LOCK TABLE log.entry IN ACCESS EXCLUSIVE MODE');
    if ((await unsettledHere(sql)) > 0) return false;
    await sql.query('ALTER TABLE log.entry ADD CONSTRAINT moved_to_kafka CHECK (false) NOT VALID');
    await sql.query('INSERT INTO log.moved DEFAULT VALUES');
    return true;
  });

/** @throws LogElsewhere once the log has moved to Kafka */
export async function demandLogHere(sql: Sql): Promise<void> {
  const moved = await movedAt(sql);
  if (moved)
    throw new LogElsewhere(
      `The log of this installation moved to Kafka on ${moved.toISOString()}. Set LOG=kafka, and KAFKA_BROKERS to where it is.`,
    );
}

/**
 * Refuses to go on with Kafka while events in PostgreSQL wait for a group: on Kafka nobody would ever see them.
 *
 * @throws LogElsewhere
 */
export async function demandNothingLeftHere(sql: Sql): Promise<void> {
  const left = (await movedAt(sql)) ? 0 : await unsettledHere(sql);
  if (left > 0)
    throw new LogElsewhere(
      `The log of this installation is in PostgreSQL, and ${left} messages in it are not settled. Move it first: mirrorloop move-to-kafka. Or set LOG=postgres.`,
    );
}

const exists = async (sql: Sql, table: string): Promise<boolean> =>
  (await sql.query<{ found: boolean }>('SELECT to_regclass($1) IS NOT NULL AS found', [table]))[0]!.found;
