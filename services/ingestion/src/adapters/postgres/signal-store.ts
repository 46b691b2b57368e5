import type { Transaction } from '@mirrorloop/messaging';
import { type Sql, sqlOf } from '@mirrorloop/messaging-postgres';
import type { Sighting } from '../../domain/identity.js';
import {
  type Claim,
  type Entries,
  type Met,
  type RecordedSignal,
  type Saved,
  SignalStore,
} from '../../domain/signal-store.js';
import { addSubjects, keepCustomers, subjectsOf } from './customer-rows.js';
import { meet } from './known-customers.js';
import { countFailed, countSignals, insertFailed, insertSignals } from './signal-rows.js';

/** Any number; shared by all who decide who is who. */
const TURN = 'mirrorloop.ingestion.identity';

export class PostgresSignalStore extends SignalStore {
  async claim(claims: readonly Claim[], tx: Transaction): Promise<ReadonlyMap<string, string>> {
    if (claims.length === 0) return new Map();
    const ids = claims.map(({ signalId }) => signalId);
    // In order, so that two who want the same ids wait for each other and never in a circle.
    const [row] = await sqlOf(tx).prepared<{ mine: string[] | null }>(
      `WITH mine AS (INSERT INTO intake_id (signal_id, content)
         SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS w(signal_id, content) ORDER BY signal_id
         ON CONFLICT DO NOTHING RETURNING signal_id)
       SELECT CASE WHEN count(*) < $3 THEN coalesce(array_agg(signal_id::text), '{}') END AS mine FROM mine`,
      [ids, claims.map(({ content }) => content), claims.length],
    );
    return row!.mine ? takenBefore(ids, new Set(row!.mine), sqlOf(tx)) : new Map();
  }

  keep(signals: readonly RecordedSignal[], at: Date, tx: Transaction): Promise<void> {
    return insertSignals(signals, at, sqlOf(tx));
  }

  /**
   * One advisory lock for all of identity: simple and right, since any two batches may name one customer. A batch of
   * 1,000 signals of mostly new customers held it for 0.3 s on two cores that others used as well (load 2.4), half of
   * that for the rows of the outbox and the signals themselves, which have gone before it since; requests are combined
   * so that it is a batch's price.
   */
  async takeTurn(tx: Transaction): Promise<void> {
    await sqlOf(tx).prepared('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [TURN]);
  }

  meet(sightings: readonly Sighting[], tx: Transaction): Promise<Met> {
    return meet(sightings, sqlOf(tx));
  }

  /** All on one way to the database, in this order: subjects are looked up where they have been moved to. */
  async save(entries: Entries, tx: Transaction): Promise<Saved> {
    const sql = sqlOf(tx);
    const [signalsOfAdded, , , newlyFailed, ofCustomers] = await Promise.all([
      addSubjects(entries, sql),
      keepCustomers(entries.resolution, sql),
      countSignals(entries, sql),
      insertFailed(entries, sql),
      subjectsOf(entries.resolution, sql),
    ]);
    await countFailed(entries, newlyFailed, sql);
    const signalsOf = new Map([...entries.signalsOfKnown, ...signalsOfAdded]);
    return { signalsOf, newlyFailed, subjectsOf: ofCustomers };
  }
}

/** A statement of its own: one that was taken a moment ago isn't seen by the statement that waited for it. */
async function takenBefore(ids: readonly string[], mine: ReadonlySet<string>, sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.query<{ signal_id: string; content: string }>(
    'SELECT signal_id, content FROM intake_id WHERE signal_id = ANY($1::uuid[])',
    [ids.filter((id) => !mine.has(id))],
  );
  return new Map(rows.map(({ signal_id, content }) => [signal_id, content]));
}
