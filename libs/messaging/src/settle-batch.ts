import { asError, Rejected } from '@mirrorloop/kernel';
import { passes, TRIES_ALONE } from './failure-policy.js';
import { declarationOf } from './handler.js';
import { type Delivered, messageId } from './message.js';
import type { Parking } from './ports.js';
import {
  type AnyHandler,
  type Claim,
  type Claims,
  type Outcome,
  type Runtime,
  settleTogether,
  Spoiled,
} from './settle-together.js';

/**
 * Settles every message of one partition's batch, in order, and resolves to what became of each.
 * State, inbox, outbox and parked messages commit together, so the caller may move the position on when this
 * resolves. Throws only errors that pass by themselves: then what was settled stays settled (its repeat is a
 * duplicate) and the caller delivers the batch again later.
 */
export function settleBatch(handler: AnyHandler, batch: readonly Delivered[], runtime: Runtime): Promise<Outcome[]> {
  const { group, rowsTell } = declarationOf(handler);
  const inInbox: Claim = (messages, tx) => runtime.inbox.claim(group, messages.map(messageId), tx);
  return settle(handler, batch, runtime, rowsTell ? { handle: all, park: inInbox } : { handle: inInbox, park: all });
}

const all: Claim = async (messages) => new Set(messages.map(messageId));

/** Handles parked messages again; one that fails again is parked again. An id that isn't parked is a duplicate. */
export function replayBatch(handler: AnyHandler, batch: readonly Delivered[], runtime: Runtime): Promise<Outcome[]> {
  const { group } = declarationOf(handler);
  const taken: Claim = async (messages, tx) => {
    const rows = await runtime.parked.take(group, messages.map(messageId), tx);
    return new Set(rows.map(({ message }) => messageId(message)));
  };
  return settle(handler, batch, runtime, { handle: taken, park: all });
}

async function settle(
  handler: AnyHandler,
  batch: readonly Delivered[],
  runtime: Runtime,
  claims: Claims,
): Promise<Outcome[]> {
  if (batch.length === 0) return [];
  try {
    return await settleTogether(handler, batch, runtime, claims);
  } catch (error) {
    const cause = error instanceof Spoiled ? error.cause : error;
    if (passes(cause)) throw cause;
    if (batch.length === 1) return [await settleAlone(handler, batch[0]!, cause, runtime, claims)];
    const outcomes: Outcome[] = [];
    for (const part of cut(batch, error)) outcomes.push(...(await settle(handler, part, runtime, claims)));
    return outcomes;
  }
}

/** Around the message that spoiled the batch where it is known, in halves where it isn't. */
function cut(batch: readonly Delivered[], error: unknown): (readonly Delivered[])[] {
  if (error instanceof Spoiled) return [batch.slice(0, error.at), [batch[error.at]!], batch.slice(error.at + 1)];
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
}

/** The message stands alone and has failed once: a rejected one is parked now, any other after its last try. */
async function settleAlone(
  handler: AnyHandler,
  message: Delivered,
  firstError: unknown,
  runtime: Runtime,
  claims: Claims,
): Promise<Outcome> {
  let error = firstError;
  let attempts = 1;
  for (; attempts < TRIES_ALONE && !(error instanceof Rejected); attempts += 1) {
    try {
      return (await settleTogether(handler, [message], runtime, claims))[0]!;
    } catch (again) {
      error = again instanceof Spoiled ? again.cause : again;
      if (passes(error)) throw error;
    }
  }
  return parkAlone(handler, { message, reason: reasonOf(error), error: asError(error), attempts }, runtime, claims);
}

const reasonOf = (error: unknown): Parking['reason'] => (error instanceof Rejected ? 'rejected' : 'unclassified');

function parkAlone(handler: AnyHandler, parking: Parking, runtime: Runtime, claims: Claims): Promise<Outcome> {
  const { group } = declarationOf(handler);
  return runtime.transactions.run(async (tx): Promise<Outcome> => {
    for (const claim of [claims.handle, claims.park])
      if ((await claim([parking.message], tx)).size === 0) return { kind: 'duplicate' };
    await runtime.parked.park(group, [parking], runtime.clock.now(), tx);
    return { kind: 'parked', reason: parking.reason, error: parking.error };
  });
}
