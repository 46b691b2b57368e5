import type { Inbox, Log, Outbox, ParkedMessages, Transaction, Transactions, UnsentEvents } from '@mirrorloop/messaging';

/** What a handler of the suites leaves behind for each event. */
export interface Effect {
  readonly key: string;
  readonly eventId: string;
  readonly sequence: number;
  readonly note: string;
}

/** The state that the suites' handlers change, in the same transaction as inbox and outbox. */
export abstract class Effects {
  /** Whoever else locks one of the keys waits until this transaction ends. */
  abstract lock(keys: readonly string[], tx: Transaction): Promise<void>;
  /** Refuses no repeat: an effect that happened twice is there twice. */
  abstract add(effects: readonly Effect[], tx: Transaction): Promise<void>;
  /** In the order in which they were added. */
  abstract all(): Promise<Effect[]>;
}

/** Everything that is kept in a service's own tables. */
export interface Tables {
  readonly transactions: Transactions;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly unsent: UnsentEvents;
  readonly parked: ParkedMessages;
  readonly effects: Effects;
  /** Where connections can be lost: ends all that are open, as a restart of the database does. */
  breakConnections?(): Promise<void>;
  close(): Promise<void>;
}

/** One log that several clients open, each as a process of its own would. */
export interface LogSetup {
  /** Another client. A case closes those it opens. */
  open(): Promise<Log>;
  /** Where other systems may write to a topic: puts in bytes that are no event of ours. */
  appendRaw?(topic: string, text: string): Promise<void>;
  /** How long a case may wait for a delivery, in ms; 10,000 if left out. A rebalance of Kafka takes seconds. */
  readonly withinMs?: number;
  close(): Promise<void>;
}

export interface PipelineSetup {
  readonly tables: Tables;
  readonly log: LogSetup;
  close(): Promise<void>;
}

/** Tables on one technology and a log on another, or the same. */
export const pipelineOf = (tables: Tables, log: LogSetup): PipelineSetup => ({
  tables,
  log,
  close: async () => {
    await log.close();
    await tables.close();
  },
});
