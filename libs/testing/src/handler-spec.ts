import type { AnyContract, DataOf } from '@mirrorloop/contracts';
import { HeldClock } from '@mirrorloop/kernel';
import {
  type AnyHandler,
  declarationOf,
  type Delivered,
  type Outcome,
  type ParkedRow,
  replayBatch,
  settleBatch,
} from '@mirrorloop/messaging';
import { type Change, MessageMaker } from './messages.js';
import { MemoryInbox } from './stand-ins/memory-inbox.js';
import { MemoryOutbox } from './stand-ins/memory-outbox.js';
import { MemoryParked } from './stand-ins/memory-parked.js';
import { MemoryTransactions } from './stand-ins/memory-transactions.js';

/** What a handler told the world. */
export interface Published {
  readonly type: string;
  readonly key: string;
  readonly sequence: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the payload of any contract, for a test to look at
  readonly data: any;
}

/**
 * Given, when, then for a handler, through the real pipeline: only the log, the tables and the clock are stand-ins.
 *
 *     const spec = handlerSpec(new ProposeAction(actions), { at: '2026-11-20T09:00:00Z' });
 *     const raised = spec.message(InsightRaised, { title: 'Delivery surge' });
 *     expect(await spec.receive(raised, raised)).toEqual(['handled', 'duplicate']);
 *     expect(spec.published()).toEqual([expect.objectContaining({ type: ActionProposed.type })]);
 */
export function handlerSpec(handler: object, { at }: { at: string | Date }): HandlerSpec {
  declarationOf(handler); // throws for what has no @Handles
  return new HandlerSpec(handler as AnyHandler, new Date(at));
}

export class HandlerSpec {
  readonly clock: HeldClock;
  readonly transactions = new MemoryTransactions();
  readonly inbox = new MemoryInbox();
  readonly outbox = new MemoryOutbox();
  readonly parked = new MemoryParked();
  private readonly maker: MessageMaker;

  constructor(
    private readonly handler: AnyHandler,
    at: Date,
  ) {
    this.clock = new HeldClock(at);
    this.maker = new MessageMaker(() => this.clock.now());
  }

  /** A message from the contract's example, `data` changed; `envelope` to say its id, key, sequence and so on. */
  message<C extends AnyContract>(contract: C, data: Partial<DataOf<C>> = {}, envelope: Change = {}): Delivered {
    return this.maker.message(contract, data, envelope);
  }

  /** Delivers them as one batch; what became of each, in order. */
  async receive(...batch: readonly Delivered[]): Promise<Outcome['kind'][]> {
    return (await this.outcomes(...batch)).map(({ kind }) => kind);
  }
  /** As `receive`, with the reasons. */
  outcomes(...batch: readonly Delivered[]): Promise<Outcome[]> {
    return settleBatch(this.handler, batch, this);
  }
  /** Replays parked messages, perhaps with a corrected payload. */
  async replay(...batch: readonly Delivered[]): Promise<Outcome['kind'][]> {
    return (await replayBatch(this.handler, batch, this)).map(({ kind }) => kind);
  }

  /** Everything it has published so far, oldest first. */
  published(): Published[] {
    return this.outbox.committed.map(({ type, key, sequence, data }) => ({
      type,
      key,
      sequence,
      data: JSON.parse(data),
    }));
  }
  /** Its parked messages, oldest first. */
  async parkedRows(): Promise<ParkedRow[]> {
    return (await this.parked.list({ group: declarationOf(this.handler).group, limit: 10_000 })).reverse();
  }
}
