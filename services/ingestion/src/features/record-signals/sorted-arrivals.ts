import { derivedId } from '@mirrorloop/kernel';
import { type Failure } from '../../domain/failure.js';
import type { Arrival, Outcome } from '../../domain/intake.js';
import type { Signal } from '../../domain/signal.js';
import type { Claim, FailedSignal } from '../../domain/signal-store.js';

export interface FreshSignal {
  readonly signalId: string;
  readonly arrival: Arrival;
  readonly signal: Signal;
}

/** What a batch is made of, once it is known which ids are taken. */
export interface Sorted {
  readonly fresh: readonly FreshSignal[];
  readonly failed: readonly FailedSignal[];
  readonly outcomes: readonly Outcome[];
}

/** An arrival under the id that its signal has or would have: the same (source, message id) is the same signal. */
export interface Addressed {
  readonly arrival: Arrival;
  readonly signalId: string;
}
export const addressed = (arrivals: readonly Arrival[]): Addressed[] =>
  arrivals.map((arrival) => ({ arrival, signalId: derivedId('signal', arrival.source, arrival.messageId) }));

/** What was read well wants its id, once even where it stands in the batch twice. */
export function claimsOf(arrivals: readonly Addressed[]): Claim[] {
  const first = new Map<string, Claim>();
  for (const { arrival, signalId } of arrivals)
    if (arrival.reading.ok && !first.has(signalId)) first.set(signalId, { signalId, content: arrival.content });
  return [...first.values()];
}

/** @param taken ids that were taken before this batch, with the content they were taken for */
export function sortArrivals(arrivals: readonly Addressed[], taken: ReadonlyMap<string, string>): Sorted {
  const seen = new Map(taken);
  const fresh: FreshSignal[] = [];
  const failed: FailedSignal[] = [];
  const outcomes = arrivals.map(({ arrival, signalId }): Outcome => {
    const earlier = seen.get(signalId);
    if (!arrival.reading.ok) return fail(failed, arrival, arrival.reading.failure);
    if (earlier === arrival.content) return { kind: 'duplicate', signalId };
    if (earlier !== undefined) return fail(failed, arrival, CONFLICT);
    seen.set(signalId, arrival.content);
    fresh.push({ signalId, arrival, signal: arrival.reading.value });
    return { kind: 'recorded', signalId };
  });
  return { fresh, failed, outcomes };
}

const CONFLICT: Failure = {
  code: 'id_conflict',
  path: 'messageId',
  message: 'something else came under this id before; the first one counts',
};

/** The id derives from what failed and why, so sending it again keeps nothing twice. */
function fail(failed: FailedSignal[], arrival: Arrival, failure: Failure): Outcome {
  const failedId = derivedId('failed', arrival.source, arrival.messageId, arrival.content, failure.code);
  failed.push({ failedId, arrival, failure });
  return { kind: 'failed', failedId, failure };
}
