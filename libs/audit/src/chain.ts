import { createHash } from 'node:crypto';
import type { AuditEntry } from '@mirrorloop/contracts';

/** An entry in its place. `before` and `after` are JSON text, so that what is hashed is what is kept, byte by byte. */
export interface Link extends Omit<AuditEntry, 'before' | 'after'> {
  readonly position: number;
  readonly service: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** An entry and what ties it to all before it. */
export interface HashedLink extends Link {
  readonly hash: Buffer;
}

/** Before the first entry. */
export const GENESIS = Buffer.alloc(32);

/** SHA-256 over the hash before it and every field in a fixed order: no entry can be changed, left out, put in or moved. */
export const hashOfLink = (previous: Buffer, link: Link): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(JSON.stringify(inOrder(link)))
    .digest();

const inOrder = (link: Link): unknown[] => [
  link.position,
  link.entryId,
  link.at,
  link.service,
  link.kind,
  link.who.id,
  link.who.kind,
  link.what,
  link.subject && [link.subject.kind, link.subject.id],
  link.seen,
  link.before,
  link.after,
  link.why,
];
