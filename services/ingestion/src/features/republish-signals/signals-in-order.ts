import type { Transaction } from '@mirrorloop/messaging';

/** A recorded signal as the world heard of it. */
export interface SignalToTell {
  readonly signalId: string;
  readonly subjectId: string;
  readonly source: string;
  readonly channel: string;
  readonly channelAsSaid: string;
  readonly touchpoint: string;
  readonly name: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly text: string | null;
  readonly rating: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly store: string | null;
  /** Its number among its subject's. */
  readonly sequence: number;
  /** Where it stands in the order of all. */
  readonly cursor: string;
}

export abstract class SignalsInOrder {
  /** By when they occurred, the oldest first. */
  abstract after(cursor: string | null, from: Date | null, limit: number, tx: Transaction): Promise<SignalToTell[]>;
}
