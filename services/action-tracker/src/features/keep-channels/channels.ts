import type { Channel } from '../../domain/channel.js';

export interface KeptChannel extends Channel {
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly disabledWhy: string | null;
}
export abstract class Channels {
  /** By name. */
  abstract all(): Promise<KeptChannel[]>;
  abstract add(channel: Channel, at: Date): Promise<void>;
  /** The new secret signs beside the one before it, until the next rotation. @returns false where there is none */
  abstract rotate(channelId: string, secret: string): Promise<boolean>;
  /** Nothing more goes there. @returns false where there is no such channel */
  abstract remove(channelId: string, at: Date): Promise<boolean>;
}
/** Which addresses may be called; an adapter knows. */
export abstract class Addresses {
  /** What is wrong with an address as it is written, if anything. */
  abstract wrong(url: string): string | undefined;
}
