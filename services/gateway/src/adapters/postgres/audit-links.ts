import type { HashedLink } from '@mirrorloop/audit';

export interface LinkRow {
  position: string;
  entry_id: string;
  at: Date;
  service: string;
  kind: string;
  who_id: string;
  who_kind: string;
  what: string;
  subject_kind: string | null;
  subject_id: string | null;
  seen: string[];
  before: string | null;
  after: string | null;
  why: string | null;
  hash: Buffer;
}

export const LINK_COLUMNS =
  'position, entry_id, at, service, kind, who_id, who_kind, what, subject_kind, subject_id, seen, before, after, why, hash';

export const linkOf = (row: LinkRow): HashedLink => ({
  position: Number(row.position),
  entryId: row.entry_id,
  at: row.at.toISOString(),
  service: row.service,
  kind: row.kind as HashedLink['kind'],
  who: { id: row.who_id, kind: row.who_kind as HashedLink['who']['kind'] },
  what: row.what,
  subject: row.subject_id === null ? null : { kind: row.subject_kind!, id: row.subject_id },
  seen: row.seen,
  before: row.before,
  after: row.after,
  why: row.why,
  hash: row.hash,
});
