import type { Delivered, Envelope } from './message.js';

/** The open database transaction that the state, the inbox and the outbox share. */
export interface Transaction {
  readonly id: symbol;
}

export abstract class Transactions {
  /** Commits what `work` did when it resolves; leaves no trace of it when it throws. */
  abstract run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Why a message was parked, for the one who has to correct it. */
export interface Parking {
  readonly message: Delivered;
  /** rejected: can never succeed; unclassified: nobody said what the error means; unhandled: no handler knows the
   * type; unreadable: no envelope or no JSON; contract: breaks its contract. */
  readonly reason: 'rejected' | 'unclassified' | 'unhandled' | 'unreadable' | 'contract';
  readonly error: Error;
  readonly attempts: number;
}

export abstract class Inbox {
  /**
   * Marks the ids as handled by the group, in this transaction, and returns those that weren't. A concurrent claim
   * of the same id waits for this transaction to end.
   */
  abstract claim(group: string, ids: readonly string[], tx: Transaction): Promise<ReadonlySet<string>>;
}

export interface ParkedRow {
  readonly id: string;
  readonly group: string;
  readonly reason: Parking['reason'];
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly message: Delivered;
}

export abstract class ParkedMessages {
  /** Keeps each message whole. */
  abstract park(group: string, parked: readonly Parking[], at: Date, tx: Transaction): Promise<void>;
  /** Takes them out by message id, in this transaction, and returns them; one that isn't parked (any more) is left out. */
  abstract take(group: string, messageIds: readonly string[], tx: Transaction): Promise<ParkedRow[]>;
  abstract get(id: string): Promise<ParkedRow | undefined>;
  /** Newest first; `before` is the id of the last row seen. */
  abstract list(page: { group?: string; before?: string; limit: number }): Promise<ParkedRow[]>;
  abstract count(group?: string): Promise<number>;
}

export abstract class Outbox {
  /** Published, in this order, once the transaction has committed; never when it hasn't. */
  abstract append(envelopes: readonly Envelope[], tx: Transaction): Promise<void>;
}

/** What a relay does with the outbox: reads without a cursor, so that nothing that commits late is skipped. */
export abstract class UnsentEvents {
  /**
   * Calls `send` with the oldest unsent envelopes in order of id, then marks them sent; holds the relay's lock
   * meanwhile, so that two relays never send at once. Resolves to how many were sent; to `null` when another relay
   * holds the lock. If `send` throws, nothing is marked.
   */
  abstract relay(limit: number, send: (envelopes: readonly Envelope[]) => Promise<void>): Promise<number | null>;
  /** How long the oldest unsent event has waited, by the store's own clock; 0 when none waits. */
  abstract ageOfOldestMs(): Promise<number>;
}

export interface Subscription {
  /** Lets the batch in hand finish, then stops. */
  close(): Promise<void>;
  health(): ConsumerHealth;
}
export interface ConsumerHealth {
  readonly up: boolean;
  readonly message: string;
  /** Partitions that wait, with the error they wait for. */
  readonly waiting: readonly { topic: string; partition: number; error: string }[];
}

export interface Subscriber {
  readonly group: string;
  readonly topics: readonly string[];
  readonly maxBatch: number;
  /**
   * Gets messages of one partition, in order, at most one batch of a partition at a time. When it resolves the
   * position moves on, for good; when it throws the partition alone waits, with back-off, and delivers them again.
   */
  readonly onBatch: (batch: readonly Delivered[]) => Promise<void>;
}

/** A place in one partition: the message that lies there, or will. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly position: string;
}

/** What a partition holds now: from `first`, up to but without `next`, where the next message will lie. */
export interface Extent {
  readonly topic: string;
  readonly partition: number;
  readonly first: string;
  readonly next: string;
}

/** What lay at some positions, and where to read on. */
export interface Stretch {
  /** Those of one partition in order. */
  readonly messages: readonly Delivered[];
  /** A position for each partition asked for: behind the last message handed out, or the same again. */
  readonly next: readonly Position[];
  /**
   * The positions that are no place to read on from: retention has passed them by, or the log ends before them because
   * it was made anew. `next` begins such a partition at the first message it still has.
   */
  readonly lost: readonly Position[];
}

export interface ReadOn {
  /** Of one partition, about: a log may hand out what it fetched in one piece. */
  readonly limit: number;
  /** How long to wait for the first message where there is none yet; 0 to look only. */
  readonly waitMs: number;
  /** Ends the wait: what there is by then, perhaps nothing, is handed out. */
  readonly signal?: AbortSignal;
}

/** Whoever is further behind than this lets imports and replays wait, so that fresh signals go first. */
export const MAY_LAG_MS = 5_000;

/**
 * An ordered, partitioned, durable log: events of one key are in one partition, in the order appended.
 * Delivery is at least once.
 */
export abstract class Log {
  /** Makes the topics that don't exist; safe to call from several processes at once. */
  abstract declare(topics: Readonly<Record<string, { partitions: number }>>): Promise<void>;
  /** Resolves when every envelope is durable; the caller has one append in flight. Throws `Unavailable` when the log is away. */
  abstract append(envelopes: readonly Envelope[]): Promise<void>;
  /** Starts at the first message a group hasn't settled; a new group at the beginning. */
  abstract subscribe(subscriber: Subscriber): Promise<Subscription>;
  /** Every partition of the topics; none for a topic that nobody declared. */
  abstract extents(topics: readonly string[]): Promise<Extent[]>;
  /**
   * Reads without a group and keeps no position: for those who look on. Throws `Unavailable` when the log is away.
   * Answers as soon as anything is there.
   */
  abstract readOn(from: readonly Position[], how: ReadOn): Promise<Stretch>;
  /** Messages between a group's position and the end, over all its topics' partitions. */
  abstract lag(group: string, topics: readonly string[]): Promise<number>;
  /** Whether something that the group has yet to settle was appended longer ago; no for a group that never was. */
  abstract isBehind(group: string, topics: readonly string[], ms: number): Promise<boolean>;
  abstract health(): Promise<{ up: boolean; message: string }>;
  abstract close(): Promise<void>;
}
