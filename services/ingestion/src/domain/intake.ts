import type { Attempt, Failure } from './failure.js';
import type { Signal } from './signal.js';

/** The open transaction of libs/messaging, of which the domain knows no more than this. */
export interface OpenTransaction {
  readonly id: symbol;
}

/** One thing that arrived: read into a signal, or why it couldn't be. */
export interface Arrival {
  readonly source: string;
  /** The source's own id of it; the same id is the same signal, for ever. */
  readonly messageId: string;
  /** `contentId` of what was said; tells a repeat from another thing under the same id. */
  readonly content: string;
  /** Where it stood: `batch[3]`, `line 12`. */
  readonly place: string;
  /** As it arrived: JSON text of an event, or a row of a file. */
  readonly kind: 'event' | 'row';
  readonly raw: string;
  /** The row's own bytes, where they are no text. */
  readonly bytes?: Buffer;
  readonly importId?: string;
  readonly reading: Attempt<Signal>;
}

/** What became of one arrival. */
export type Outcome =
  | { readonly kind: 'recorded'; readonly signalId: string }
  | { readonly kind: 'duplicate'; readonly signalId: string }
  | { readonly kind: 'failed'; readonly failedId: string; readonly failure: Failure };

/** What a caller does in the transaction that records: its own progress commits with it or not at all. */
export type Alongside = (outcomes: readonly Outcome[], tx: OpenTransaction) => Promise<void>;

export abstract class Intake {
  /**
   * Records what arrived. Resolves once it is durable, with what became of each, in order. Nothing is lost: what can't
   * be a signal is kept as a failed one. Calls at one time share a transaction. Throws `Unavailable`, or an error that
   * passes by itself, when it can't: then the caller sends all of it again, and what was kept is a duplicate.
   */
  abstract record(arrivals: readonly Arrival[]): Promise<Outcome[]>;

  /**
   * The same in a transaction apart from others; `alongside` runs in it. Where one arrival spoils the transaction they
   * are recorded in several parts, in order, and `alongside` runs once in each with that part's outcomes.
   */
  abstract recordWith(arrivals: readonly Arrival[], alongside: Alongside): Promise<Outcome[]>;
}
