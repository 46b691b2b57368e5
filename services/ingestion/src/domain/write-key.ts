import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@mirrorloop/kernel';
import type { Source } from './sources.js';

const KEY_BYTES = 32;
/** Enough to know a key again, and nothing to guess the rest from. */
const PREFIX = 'wk_'.length + 6;

/** What is kept of a write key. It has 256 bits of chance in it, so a plain hash of it can't be turned round. */
export const hashOfKey = (writeKey: string): Buffer => createHash('sha256').update(writeKey).digest();

export interface NewWriteKey {
  readonly id: string;
  readonly secret: string;
  readonly hash: Buffer;
  readonly prefix: string;
}

export function newWriteKey(): NewWriteKey {
  const secret = `wk_${randomBytes(KEY_BYTES).toString('base64url')}`;
  return { id: newId(), secret, hash: hashOfKey(secret), prefix: secret.slice(0, PREFIX) };
}

/** Whose key it is, and until when it holds; null: until it is taken back. */
export interface HeldKey {
  readonly source: Source;
  readonly endsAt: Date | null;
}
