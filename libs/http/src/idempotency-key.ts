import { fieldErrors } from './problems.js';

const LONGEST_KEY = 255;

/**
 * The `Idempotency-Key` that a request came with; undefined where it has none.
 *
 * @throws Rejected where it is longer than can be kept
 */
export function idempotencyKey(said: string | undefined): string | undefined {
  if (said && said.length > LONGEST_KEY)
    throw fieldErrors([{ path: 'Idempotency-Key', message: `At most ${LONGEST_KEY} characters.` }]);
  return said || undefined;
}
