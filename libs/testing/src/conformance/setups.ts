import type {
  Inbox,
  Log,
  Outbox,
  ParkedMessages,
  Position,
  Transaction,
  Transactions,
  UnsentEvents,
} from '@mirrorloop/messaging';

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
  /** Another client, which declares the topics it appends to, as every service does. See `clientsOf`. */
  open(): Promise<Log>;
  /** Where other systems may write to a topic: puts in bytes that are no event of ours. */
  appendRaw?(topic: string, text: string): Promise<void>;
  /** Forgets what lies before a position, as retention does after its days. */
  forgetBefore(place: Position): Promise<void>;
  /** Where connections can be lost: ends all that are open, as a restart of the broker does. */
  breakConnections?(): Promise<void>;
  /** How long a case may wait for a delivery, in ms; 20,000 if left out. A rebalance of Kafka takes seconds. */
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

/**
 * Opens clients and closes, at the end, those that are still open: a case that failed has closed none. Closing a client
 * twice is made the same as closing it once.
 */
export function clientsOf(open: () => Promise<Log>): Pick<LogSetup, 'open' | 'close'> {
  const clients: Log[] = [];
  return {
    open: async () => {
      const client = await open();
      const close = client.close.bind(client);
      let closing: Promise<void> | undefined;
      client.close = () => (closing ??= close());
      clients.push(client);
      return client;
    },
    close: async () => void (await Promise.all(clients.map((client) => client.close()))),
  };
}
