import { asError, Rejected } from '@mirrorloop/kernel';
import {
  type Delivered,
  type Outcome,
  ParkedMessages,
  passes,
  type Transaction,
  Transactions,
  TRIES_ALONE,
} from '@mirrorloop/messaging';
import { countMessages } from '@mirrorloop/observability';
import { Injectable, Logger } from '@nestjs/common';
import { Job } from './job.js';

type Parked = Extract<Outcome, { kind: 'parked' }>;

/**
 * A job that takes the rows whose time has come, in sets: takes, decides, saves and publishes in one transaction, so
 * that each happens once, whatever is killed. One row that can't be settled doesn't stop the others: the set is halved
 * down to it, and it is parked with its reason, as a message is; a replay takes it up again.
 */
@Injectable()
export abstract class Sweep<Row> extends Job {
  /** `<service>.<name>`: under which what can't be settled is parked. */
  abstract readonly group: string;
  /** Rows a transaction: large enough to be quick, small enough that a second replica finds work beside it. */
  protected abstract readonly setSize: number;
  private readonly logger = new Logger('sweeps');

  constructor(
    protected readonly transactions: Transactions,
    private readonly parked: ParkedMessages,
  ) {
    super();
  }

  get name(): string {
    return this.group.slice(this.group.indexOf('.') + 1);
  }

  /** Up to `limit` whose time has come, earliest first, locked; those parked or in another process's hands passed over. */
  protected abstract take(now: Date, limit: number, tx: Transaction): Promise<readonly Row[]>;
  /** Decides, saves and publishes. */
  protected abstract settle(rows: readonly Row[], now: Date, tx: Transaction): Promise<void>;
  /** What is parked: an id that `take` passes over. */
  protected abstract idOf(row: Row): string;

  /** @returns how many were settled or parked: after a full set there may be more */
  run(now: Date): Promise<number> {
    return this.sweep(now, this.setSize, new Map());
  }

  /** Takes up again what was parked. @returns what became of each, in their order */
  async replay(ids: readonly string[], now: Date): Promise<Outcome[]> {
    const taken = await this.transactions.run((tx) => this.parked.take(this.group, ids, tx));
    const again = new Map<string, Parked>();
    await this.sweep(now, this.setSize + taken.length, again);
    const known = new Set(taken.map(({ message }) => message.envelope?.id));
    return ids.map((id): Outcome => again.get(id) ?? { kind: known.has(id) ? 'handled' : 'duplicate' });
  }

  private async sweep(now: Date, limit: number, parked: Map<string, Parked>): Promise<number> {
    let rows: readonly Row[] = [];
    try {
      await this.transactions.run(async (tx) => {
        rows = await this.take(now, limit, tx);
        if (rows.length > 0) await this.settle(rows, now, tx);
      });
      return rows.length;
    } catch (error) {
      if (passes(error) || rows.length === 0) throw error;
      if (rows.length === 1) return this.settleAlone(rows[0]!, asError(error), now, parked);
      const half = Math.ceil(rows.length / 2);
      return (await this.sweep(now, half, parked)) + (await this.sweep(now, rows.length - half, parked));
    }
  }

  /** It has failed alone: one that can never succeed is parked now, any other after its last try. */
  private async settleAlone(row: Row, first: Error, now: Date, parked: Map<string, Parked>): Promise<number> {
    let error = first;
    let attempts = 1;
    for (; attempts < TRIES_ALONE && !(error instanceof Rejected); attempts += 1) {
      try {
        return await this.again(row, now, (next, tx) => this.settle([next], now, tx));
      } catch (next) {
        if (passes(next)) throw next;
        error = asError(next);
      }
    }
    const reason = error instanceof Rejected ? 'rejected' : 'unclassified';
    const parking = { message: this.messageOf(row, now), reason, error, attempts } as const;
    const done = await this.again(row, now, (_, tx) => this.parked.park(this.group, [parking], now, tx));
    if (done > 0) this.tell(this.idOf(row), { kind: 'parked', reason, error }, parked);
    return done;
  }

  /** @returns 0 where another process has the row by now */
  private again(row: Row, now: Date, work: (row: Row, tx: Transaction) => Promise<void>): Promise<number> {
    return this.transactions.run(async (tx) => {
      const [next] = await this.take(now, 1, tx);
      if (next === undefined || this.idOf(next) !== this.idOf(row)) return 0;
      await work(next, tx);
      return 1;
    });
  }

  private tell(id: string, outcome: Parked, parked: Map<string, Parked>): void {
    parked.set(id, outcome);
    countMessages(this.group, 'parked', 1);
    this.logger.warn(`${this.group} parked ${id} (${outcome.reason}): ${outcome.error.message}`);
  }

  /** As parked messages are kept; it never lay in a log. */
  private messageOf(row: Row, now: Date): Delivered {
    const id = this.idOf(row);
    const cause = { correlationId: id, causationId: null, traceparent: null };
    const what = { type: this.group, source: `/${this.group.split('.')[0]}`, topic: '', key: id, sequence: 0 };
    const envelope = { id, ...what, time: now.toISOString(), ...cause, data: JSON.stringify({ id }) };
    return { topic: '', partition: 0, position: '0', envelope };
  }
}
