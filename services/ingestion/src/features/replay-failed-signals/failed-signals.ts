import type { FailedSignalView, Page } from '@mirrorloop/contracts';
import { pageQuery } from '@mirrorloop/http';
import type { Transaction } from '@mirrorloop/messaging';
import { z } from 'zod';
import type { HowShown } from './how-shown.js';

export const failedQuery = pageQuery.extend({
  source: z.string().max(200).optional(),
  importId: z.uuid().optional(),
  state: z.enum(['waiting', 'replayed']).optional(),
});
export type FailedQuery = z.output<typeof failedQuery>;

/** A failed signal as it is replayed. */
export interface KeptFailure {
  readonly id: string;
  readonly source: string;
  readonly kind: 'event' | 'row';
  readonly importId: string | null;
  readonly messageId: string;
  readonly place: string;
  /** What was wrong with it, in words that may quote it. */
  readonly message: string;
  readonly raw: string;
  readonly failedAt: Date;
  readonly replayedAt: Date | null;
}

export abstract class FailedSignals {
  /** Newest first. */
  abstract list(query: FailedQuery, shown: HowShown): Promise<Page<FailedSignalView>>;
  /** Throws `NotFound`. */
  abstract get(id: string): Promise<KeptFailure>;
  /** How many wait for a correction, over all sources. */
  abstract waiting(): Promise<number>;
  abstract markReplayed(id: string, at: Date, tx: Transaction): Promise<void>;
}
