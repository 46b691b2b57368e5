import type { HashedLink } from '@mirrorloop/audit';
import type { AuditEntryView } from '@mirrorloop/contracts';
import { Database } from '@mirrorloop/messaging-postgres';
import { Injectable } from '@nestjs/common';
import { type AuditFilter, AuditViews } from '../../features/show-audit-trail/audit-views.js';
import { LINK_COLUMNS, type LinkRow, linkOf } from './audit-links.js';

const MATCHES = `($1::text IS NULL OR e.who_id = $1)
  AND ($2::text IS NULL OR e.subject_id = $2 OR e.seen @> ARRAY[$2::text])
  AND ($3::text IS NULL OR e.service = $3)
  AND ($4::text IS NULL OR e.kind = $4)
  AND ($5::text IS NULL OR strpos(lower(e.what), lower($5)) > 0)
  AND ($6::date IS NULL OR e.at >= $6::date::timestamp AT TIME ZONE 'UTC')
  AND ($7::date IS NULL OR e.at < ($7::date + 1)::timestamp AT TIME ZONE 'UTC')`;

@Injectable()
export class PostgresAuditViews extends AuditViews {
  constructor(private readonly database: Database) {
    super();
  }

  async list(filter: AuditFilter, before: number | null, limit: number): Promise<AuditEntryView[]> {
    const rows = await this.database.query<LinkRow & { who_name: string | null }>(
      `SELECT ${LINK_COLUMNS.replace(/\w+/g, 'e.$&')}, p.name AS who_name
       FROM audit_entry e LEFT JOIN person p ON p.id::text = e.who_id
       WHERE ${MATCHES} AND ($8::bigint IS NULL OR e.position < $8) ORDER BY e.position DESC LIMIT $9`,
      [...valuesOf(filter), before, limit],
    );
    return rows.map(viewOf);
  }

  async count(filter: AuditFilter): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry e WHERE ${MATCHES}`,
      valuesOf(filter),
    );
    return row!.n;
  }

  async linksAfter(position: number, limit: number): Promise<HashedLink[]> {
    const rows = await this.database.query<LinkRow>(
      `SELECT ${LINK_COLUMNS} FROM audit_entry WHERE position > $1 ORDER BY position LIMIT $2`,
      [position, limit],
    );
    return rows.map(linkOf);
  }

  async base(): Promise<Place | undefined> {
    return placeOf(await this.database.query<PlaceRow>('SELECT position, hash FROM audit_base'));
  }

  async head(): Promise<Place | undefined> {
    return placeOf(await this.database.query<PlaceRow>('SELECT position, hash FROM audit_head'));
  }
}

interface Place {
  readonly position: number;
  readonly hash: Buffer;
}
interface PlaceRow {
  position: string;
  hash: Buffer;
}
const placeOf = ([row]: PlaceRow[]): Place | undefined => row && { position: Number(row.position), hash: row.hash };

const valuesOf = ({ who, subject, service, kind, what, from, to }: AuditFilter): unknown[] =>
  [who, subject, service, kind, what, from, to].map((value) => value ?? null);

function viewOf(row: LinkRow & { who_name: string | null }): AuditEntryView {
  const { seen, before, after, hash, who, position, at, service, kind, what, subject, why } = linkOf(row);
  return {
    position,
    at,
    service,
    kind,
    who: { ...who, name: row.who_name },
    what,
    subject,
    seen: seen.length,
    before: parsed(before),
    after: parsed(after),
    why,
    hash: hash.toString('hex'),
  };
}

const parsed = (text: string | null): Record<string, unknown> | null =>
  text === null ? null : (JSON.parse(text) as Record<string, unknown>);
