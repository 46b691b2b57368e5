import type { Sight } from '@mirrorloop/access';
import type { FailedSignalView, Page } from '@mirrorloop/contracts';
import { pageQuery } from '@mirrorloop/http';
import type { Transaction } from '@mirrorloop/messaging';
import { z } from 'zod';

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
  readonly raw: string;
  readonly failedAt: Date;
  readonly replayedAt: Date | null;
}

export abstract class FailedSignals {
  /** Newest first. What failed lies in no store. */
  abstract list(query: FailedQuery, sight: Sight): Promise<Page<FailedSignalView>>;
  /** Throws `NotFound`. */
  abstract get(id: string): Promise<KeptFailure>;
  /** How many wait for a correction, over all sources. */
  abstract waiting(): Promise<number>;
  abstract markReplayed(id: string, at: Date, tx: Transaction): Promise<void>;
}
