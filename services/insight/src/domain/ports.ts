import type { AnalysedSignal } from './analysed-signal.js';
import type { Day } from './day.js';
import type { Insight } from './insight.js';
import type { Series } from './series.js';
import type { EvidenceCounts } from './size.js';
import type { Overlap } from './surge-revision.js';
import type { Surge } from './surge.js';

/** The open transaction that state, inbox and outbox share; only an adapter knows more of it. */
export interface OpenTransaction {
  readonly id: symbol;
}

/** Signals with their analyses, and the daily series they add up to. */
export abstract class AnalysedSignals {
  /** Which of these are kept already. */
  abstract known(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlySet<string>>;
  /** Keeps signals that aren't known, adds them to the series, and marks those touched. */
  abstract add(signals: readonly AnalysedSignal[], tx: OpenTransaction): Promise<void>;
}

/** A customer as last heard of. */
export interface Customer {
  readonly customerId: string;
  /** The version that its owner gave it. */
  readonly sequence: number;
  readonly subjects: readonly string[];
  readonly segments: readonly string[];
  readonly store: string | null;
  readonly valueAYear: { readonly amount: number; readonly currency: string } | null;
}

export abstract class Customers {
  /**
   * Each once. What is known in this version, or in a newer one, stays as it is, whoever wrote that and when. Of the
   * others the subjects replace those they had; marks the insights touched that rest on any of these subjects.
   */
  abstract save(customers: readonly Customer[], tx: OpenTransaction): Promise<void>;
}

/** Insights, their evidence, and the series they are found in. */
export abstract class Insights {
  /**
   * Takes what was touched since the last time: true when there is something and it has been quiet for a second, or
   * has been waiting for ten. Locks it until the transaction ends. False also while another process is at it.
   */
  abstract takeTouched(tx: OpenTransaction): Promise<boolean>;
  /** Every series that has been named negatively since `since`, whole days from then on. */
  abstract series(since: Day, tx: OpenTransaction): Promise<Series[]>;
  /** Open insights of kind surge, locked. */
  abstract openSurges(tx: OpenTransaction): Promise<Insight[]>;
  /** Insights whose customers changed since the last time they were measured, locked; of any kind, open or not. */
  abstract takeResized(tx: OpenTransaction): Promise<Insight[]>;
  /** How many signals these surges share with each other and with the themes of the open insights beside them. */
  abstract overlaps(surges: readonly Surge[], open: readonly Insight[], tx: OpenTransaction): Promise<Overlap[]>;
  /** Links each surge with the negative signals that name its theme in its period. @returns those that are new, by insight */
  abstract addSurgeEvidence(
    surges: readonly Insight[],
    tx: OpenTransaction,
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  abstract counts(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlyMap<string, EvidenceCounts>>;
  /** Distinct current customers who were there since, and what is known of their value. */
  abstract customersSince(since: Date, tx: OpenTransaction): Promise<EvidenceCounts>;
  /** Those of these that are known, their rows locked. */
  abstract lock(ids: readonly string[], tx: OpenTransaction): Promise<Insight[]>;
  /** Inserts or replaces; a perception gap is open as long as it stands. */
  abstract save(insights: readonly Insight[], tx: OpenTransaction): Promise<void>;
  abstract close(ids: readonly string[], tx: OpenTransaction): Promise<void>;
}
