import type { Outgoing } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';

/** One thing as its owner knows it now, told as its last event. */
export interface ToldAgain {
  /** Of this state and no other, so that a page that is told twice is told once. */
  readonly id: string;
  readonly event: Outgoing;
  readonly correlationId: string;
  /** When it came to be so; now, where nobody knows. */
  readonly at?: Date;
}

export interface AgainFrom {
  /** The cursor of the page before; null at the beginning. */
  readonly after: string | null;
  /** Only what happened since; null for everything. */
  readonly from: Date | null;
  readonly limit: number;
}

/**
 * Tells a topic anew from the tables of its owner, for readers that lost what they kept or came too late for the log.
 * Its events have ids of their own, so an inbox lets them through: readers compare what they know, by `sequence` or by
 * the id of what happened. Found as a provider.
 */
@Injectable()
export abstract class Republisher {
  abstract readonly topic: string;
  /** Has every thing of it a time, so that it can be told from one on? */
  abstract readonly dated: boolean;
  /** In an order that doesn't change; `next` is null after the last. */
  abstract page(from: AgainFrom, tx: Transaction): Promise<{ told: readonly ToldAgain[]; next: string | null }>;
}
