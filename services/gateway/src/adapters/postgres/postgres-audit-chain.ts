import { GENESIS, type HashedLink } from '@mirrorloop/audit';
import type { Transaction } from '@mirrorloop/messaging';
import { sqlOf } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { AuditChain, type Head } from '../../features/keep-audit-trail/audit-chain.js';

@Injectable()
export class PostgresAuditChain extends AuditChain {
  async lockHead(tx: Transaction): Promise<Head> {
    const sql = sqlOf(tx);
    await sql.query("SELECT pg_advisory_xact_lock(hashtextextended('mirrorloop.audit', 0))");
    const [head] = await sql.query<{ position: string; hash: Buffer }>('SELECT position, hash FROM audit_head');
    return head ? { position: Number(head.position), hash: head.hash } : { position: 0, hash: GENESIS };
  }

  async known(entryIds: readonly string[], tx: Transaction): Promise<ReadonlySet<string>> {
    const rows = await sqlOf(tx).query<{ entry_id: string }>(
      'SELECT entry_id FROM audit_entry WHERE entry_id = ANY($1::uuid[])',
      [entryIds],
    );
    return new Set(rows.map(({ entry_id }) => entry_id));
  }

  async forget(before: Date, atMost: number, tx: Transaction): Promise<number> {
    await this.lockHead(tx);
    const sql = sqlOf(tx);
    const moved = await sql.query(
      `INSERT INTO audit_base AS b (position, hash)
       SELECT position, hash FROM (
         SELECT position, hash, bool_and(at < $1) OVER (ORDER BY position) AS old FROM audit_entry ORDER BY position LIMIT $2) e
       WHERE old ORDER BY position DESC LIMIT 1
       ON CONFLICT (single) DO UPDATE SET position = excluded.position, hash = excluded.hash WHERE b.position < excluded.position
       RETURNING 1`,
      [before, atMost],
    );
    if (moved.length === 0) return 0;
    const [gone] = await sql.query<{ n: number }>(
      `WITH gone AS (DELETE FROM audit_entry WHERE position <= (SELECT position FROM audit_base) RETURNING 1)
       SELECT count(*)::int AS n FROM gone`,
    );
    return gone!.n;
  }

  /** Lists of lists of different lengths are no array of PostgreSQL, so what was seen travels as JSON. */
  async append(links: readonly HashedLink[], tx: Transaction): Promise<void> {
    const last = links.at(-1);
    if (!last) return;
    const sql = sqlOf(tx);
    await sql.query(
      `INSERT INTO audit_entry (position, entry_id, at, service, kind, who_id, who_kind, what, subject_kind, subject_id, before, after, why, seen, hash)
       SELECT e.position, e.entry_id, e.at, e.service, e.kind, e.who_id, e.who_kind, e.what, e.subject_kind, e.subject_id, e.before, e.after, e.why,
              ARRAY(SELECT s.id FROM jsonb_array_elements_text(e.seen) WITH ORDINALITY AS s(id, place) ORDER BY place), decode(e.hash, 'hex')
       FROM unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                   $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::text[])
         AS e(position, entry_id, at, service, kind, who_id, who_kind, what, subject_kind, subject_id, before, after, why, seen, hash)`,
      COLUMNS.map((column) => links.map(column)),
    );
    await sql.query(
      `INSERT INTO audit_head (position, hash) VALUES ($1, $2)
       ON CONFLICT (single) DO UPDATE SET position = excluded.position, hash = excluded.hash`,
      [last.position, last.hash],
    );
  }
}

const COLUMNS: ((link: HashedLink) => unknown)[] = [
  ({ position }) => position,
  ({ entryId }) => entryId,
  ({ at }) => at,
  ({ service }) => service,
  ({ kind }) => kind,
  ({ who }) => who.id,
  ({ who }) => who.kind,
  ({ what }) => what,
  ({ subject }) => subject?.kind,
  ({ subject }) => subject?.id,
  ({ before }) => before,
  ({ after }) => after,
  ({ why }) => why,
  ({ seen }) => JSON.stringify(seen),
  ({ hash }) => hash.toString('hex'),
];
