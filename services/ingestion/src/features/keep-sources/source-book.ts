import type { Page, SourceView } from '@mirrorloop/contracts';
import type { Channel } from '../../domain/channel.js';

export abstract class SourceBook {
  /** By name. */
  abstract list(page: { cursor?: string; limit: number }): Promise<Page<SourceView>>;
  /**
   * A new source, or one that has no key yet (made by an import) gets this one.
   * Resolves to nothing when there is one of that name with a key of its own.
   */
  abstract connect(name: string, channel: Channel, keyHash: Buffer, now: Date): Promise<SourceView | undefined>;
}
