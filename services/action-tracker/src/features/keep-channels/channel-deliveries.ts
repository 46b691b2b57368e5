import type { ChannelDelivery } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';

export type DeliveryState = ChannelDelivery['state'];
export interface DeliveryPage {
  readonly items: readonly ChannelDelivery[];
  /** Where the page ended; undefined on the last one. */
  readonly next: string | undefined;
  readonly total: number;
}
export interface DeliveryQuery {
  readonly state?: DeliveryState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}
/** What went to a channel, what waits for it, and what was given up. */
export abstract class ChannelDeliveries {
  /** Newest first; `before` is where the page before ended. @returns undefined where there is no such channel */
  abstract of(channelId: string, query: DeliveryQuery): Promise<DeliveryPage | undefined>;
  /**
   * What failed is due now, with all its tries before it.
   *
   * @param deliveryId this one alone
   * @returns how many; `ended` where nothing goes to the channel any more, `unknown` where there is none
   */
  abstract replay(
    channelId: string,
    deliveryId: string | undefined,
    now: Date,
    tx: Transaction,
  ): Promise<number | 'ended' | 'unknown'>;
}
