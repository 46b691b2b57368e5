import { createHash } from 'node:crypto';
import { fieldErrors } from '@mirrorloop/http';
import type { Repeat } from './domain/people/reviser.js';

const LONGEST_KEY = 200;

/** What the sender may ask again without meaning it twice; undefined where they gave no key. */
export function repeatOf(callerId: string, key: string | undefined, asked: unknown): Repeat | undefined {
  if (!key) return undefined;
  if (key.length > LONGEST_KEY)
    throw fieldErrors([{ path: 'Idempotency-Key', message: `At most ${LONGEST_KEY} characters.` }]);
  return { callerId, key, asked: createHash('sha256').update(JSON.stringify(asked)).digest('base64url') };
}
