import type { Page, SourceView } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import type { Channel } from '../../domain/channel.js';
import type { NewWriteKey } from '../../domain/write-key.js';

export abstract class SourceBook {
  /** By name, each with the keys that hold now. */
  abstract list(page: { cursor?: string; limit: number }, now: Date): Promise<Page<SourceView>>;
  /**
   * A new source, or one that never had a key (made by an import) gets this one.
   * Resolves to nothing when there is one of that name with a key of its own.
   */
  abstract connect(name: string, channel: Channel, key: NewWriteKey, now: Date): Promise<SourceView | undefined>;
  /**
   * Another key beside those that hold, which end then or earlier. Throws `NotFound`, or `VersionConflict` where keys
   * were made or taken back since that version.
   */
  abstract addKey(
    of: { id: string; version: number },
    key: NewWriteKey,
    times: { now: Date; othersEndAt: Date },
    tx: Transaction,
  ): Promise<SourceView>;
  /** The same again changes nothing. @returns false where the source has no such key */
  abstract revokeKey(of: { id: string; keyId: string }, now: Date, tx: Transaction): Promise<boolean>;
}
