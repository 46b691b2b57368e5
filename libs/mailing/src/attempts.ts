const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** How long after an attempt that failed the next one is made, as Standard Webhooks recommends. */
export const WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** What came of an attempt. */
export type Answer =
  | { readonly kind: 'delivered' }
  /** The receiver wants nothing more, ever. */
  | { readonly kind: 'gone'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string; readonly retryAfterMs?: number | undefined };

export interface Standing {
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly nextAt: Date;
  readonly why: string | null;
}

/** @param attempts made so far, this one included */
export function afterAttempt(attempts: number, answer: Answer, now: Date): Standing {
  if (answer.kind === 'delivered') return { state: 'delivered', nextAt: now, why: null };
  const wait = WAITS_MS[attempts - 1];
  if (answer.kind === 'gone' || wait === undefined) return { state: 'failed', nextAt: now, why: answer.why };
  // Whoever asks for more time gets it, but no receiver may put a message off for longer than the longest wait.
  const longest = Math.min(Math.max(wait, answer.retryAfterMs ?? 0), WAITS_MS.at(-1)!);
  return { state: 'pending', nextAt: new Date(now.getTime() + longest), why: answer.why };
}
