import type { Failure } from './failure.js';
import type { Customer, Known, Resolution, Sighting } from './identity.js';
import type { Arrival, OpenTransaction } from './intake.js';
import type { Signal } from './signal.js';

/** A signal as it is kept, under its ids. */
export interface RecordedSignal {
  readonly signalId: string;
  readonly subjectId: string;
  readonly source: string;
  readonly raw: string;
  readonly signal: Signal;
}

/** What could not be accepted, kept whole with the reason. */
export interface FailedSignal {
  readonly failedId: string;
  readonly arrival: Arrival;
  readonly failure: Failure;
}

/** Those sighted, once those who are known have been counted up. */
export interface Met {
  readonly known: Known;
  /** The number of a known subject's signals, with this batch's. */
  readonly signalsOf: ReadonlyMap<string, number>;
}

/** Everything one batch leaves behind. */
export interface Entries {
  readonly signals: readonly RecordedSignal[];
  readonly signalsOfKnown: Met['signalsOf'];
  readonly failed: readonly FailedSignal[];
  readonly resolution: Resolution;
  readonly at: Date;
}

export interface Saved {
  /** The number of a subject's signals after this batch. */
  readonly signalsOf: ReadonlyMap<string, number>;
  /** Of those in `resolution.news`; a merged customer has none. */
  readonly subjectsOf: ReadonlyMap<string, readonly string[]>;
  /** Those that were not kept already. */
  readonly newlyFailed: ReadonlySet<string>;
}

export interface Claim {
  readonly signalId: string;
  readonly content: string;
}

export abstract class SignalStore {
  /**
   * Takes the ids for ever. Returns those that were taken before, with the content they were taken for. Waits for a
   * transaction that has just taken one of them. Comes before the turn: nobody waits for another's ids in their turn.
   */
  abstract claim(claims: readonly Claim[], tx: OpenTransaction): Promise<ReadonlyMap<string, string>>;
  /** The signals themselves, whose ids have been claimed. Waits for nobody, so it comes before the turn, too. */
  abstract keep(signals: readonly RecordedSignal[], at: Date, tx: OpenTransaction): Promise<void>;
  /** Waits for its turn: who is who is decided by one transaction at a time, until it ends. */
  abstract takeTurn(tx: OpenTransaction): Promise<void>;
  /**
   * Counts up the signals of subjects that are known, one for each sighting, and tells what is known of all. A subject
   * that is known became one with all who share an identifier with it, so of its identifiers nothing is told: only of
   * those of subjects that are new.
   */
  abstract meet(sightings: readonly Sighting[], tx: OpenTransaction): Promise<Met>;
  /** Everything but the signals themselves and the counts of those who were met before. */
  abstract save(entries: Entries, tx: OpenTransaction): Promise<Saved>;
}

export type { Customer };
