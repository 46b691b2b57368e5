import type { Sight } from '@mirrorloop/access';
import type { RaiseInsight } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import type { Insight } from '../../domain/insight.js';

/** A signal that an insight may rest on. */
export interface Found {
  readonly signalId: string;
  /** ISO day (UTC). */
  readonly day: string;
}

/** What raising by hand needs of the store. */
export abstract class RaisedByHand {
  /** Those of these signals that are known and in sight. */
  abstract known(ids: readonly string[], sight: Sight, tx: Transaction): Promise<Found[]>;
  /** The newest signals in sight that the filter finds, at most so many. */
  abstract find(
    filter: NonNullable<RaiseInsight['filter']>,
    most: number,
    sight: Sight,
    tx: Transaction,
  ): Promise<Found[]>;
  /**
   * The insight with this id and the hash of what was asked for then; else keeps the place, so that a repeat that
   * comes meanwhile waits for this transaction.
   */
  abstract before(id: string, tx: Transaction): Promise<{ insight: Insight; asked: string } | undefined>;
  /** Keeps the insight with its evidence. */
  abstract keep(insight: Insight, asked: string, evidence: readonly string[], tx: Transaction): Promise<void>;
}
