import { createHash } from 'node:crypto';
import { idempotencyKey } from '@mirrorloop/http';
import type { Repeat } from './domain/people/reviser.js';

/** What the sender may ask again without meaning it twice; undefined where they gave no key. */
export function repeatOf(callerId: string, said: string | undefined, asked: unknown): Repeat | undefined {
  const key = idempotencyKey(said);
  if (!key) return undefined;
  return { callerId, key, asked: createHash('sha256').update(JSON.stringify(asked)).digest('base64url') };
}
