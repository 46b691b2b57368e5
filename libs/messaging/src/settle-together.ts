import { asError, crashPoint, Rejected } from '@mirrorloop/kernel';
import type { AnyContract, EventOf } from '@mirrorloop/contracts';
import { passes } from './failure-policy.js';
import { type BatchHandler, declarationOf } from './handler.js';
import { type Delivered, type Envelope, messageId, published } from './message.js';
import type { Inbox, Outbox, ParkedMessages, Parking, Transaction, Transactions } from './ports.js';
import { type Read, readEvent } from './read-event.js';
import type { Clock } from '@mirrorloop/kernel';

export type Outcome =
  | { readonly kind: 'handled' }
  | { readonly kind: 'unchanged'; readonly reason: string }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'parked'; readonly reason: Parking['reason']; readonly error: Error };

export interface Runtime {
  readonly transactions: Transactions;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly parked: ParkedMessages;
  readonly clock: Clock;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the pipeline carries any state through
export type AnyHandler = BatchHandler<AnyContract, any, any>;
type Event = EventOf<AnyContract>;

/** Which of these messages are ours now, by id; the others are duplicates. Runs in the batch's transaction. */
export type Claim = (batch: readonly Delivered[], tx: Transaction) => Promise<ReadonlySet<string>>;

/** What is asked before messages are handled, and of those that are to be parked before they are. */
export interface Claims {
  readonly handle: Claim;
  readonly park: Claim;
}

/** One message spoiled the batch, and we know which. */
export class Spoiled extends Error {
  constructor(
    readonly at: number,
    override readonly cause: unknown,
  ) {
    super('one message spoiled the batch');
  }
}

/** Settles the batch in one transaction, or throws and leaves no trace. */
export async function settleTogether(
  handler: AnyHandler,
  batch: readonly Delivered[],
  runtime: Runtime,
  claims: Claims,
): Promise<Outcome[]> {
  const { contracts, group } = declarationOf(handler);
  const read = batch.map((message) => readEvent(contracts, message));
  const events = read.flatMap((r) => (r.kind === 'event' ? [r.event] : []));
  const prepared: unknown = events.length > 0 && handler.prepare ? await handler.prepare(events) : undefined;
  crashPoint(group, 'before-claim');
  const outcomes = await runtime.transactions.run(async (tx) => {
    const work = new BatchWork(handler, runtime, tx, prepared, claims.park);
    return work.settle(batch, read, await claims.handle(batch, tx));
  });
  crashPoint(group, 'after-commit');
  return outcomes;
}

class BatchWork {
  private readonly parkings: Parking[] = [];
  private readonly envelopes: Envelope[] = [];
  private readonly group: string;

  constructor(
    private readonly handler: AnyHandler,
    private readonly runtime: Runtime,
    private readonly tx: Transaction,
    private readonly prepared: unknown,
    private readonly claimToPark: Claim,
  ) {
    this.group = declarationOf(handler).group;
  }

  async settle(batch: readonly Delivered[], read: readonly Read[], fresh: ReadonlySet<string>): Promise<Outcome[]> {
    crashPoint(this.group, 'after-claim');
    const todo = firstsOf(batch, fresh);
    const events = read.flatMap((r, i) => (todo[i] && r.kind === 'event' ? [r.event] : []));
    const loaded: unknown = events.length > 0 ? await this.handler.load(events, this.tx, this.prepared) : undefined;
    crashPoint(this.group, 'after-load');
    const { outcomes, state } = this.decideEach(batch, read, todo, loaded);
    if (events.length > 0) await this.handler.save(state, this.tx);
    crashPoint(this.group, 'after-save');
    if (this.envelopes.length > 0) await this.runtime.outbox.append(this.envelopes, this.tx);
    const parked = await this.keepParked();
    crashPoint(this.group, 'before-commit');
    return outcomes.map((outcome, i) =>
      outcome.kind === 'parked' && !parked.has(messageId(batch[i]!)) ? { kind: 'duplicate' } : outcome,
    );
  }

  private decideEach(batch: readonly Delivered[], read: readonly Read[], todo: readonly boolean[], loaded: unknown) {
    let state = loaded;
    const context = { now: this.runtime.clock.now(), prepared: this.prepared };
    const outcomes = batch.map((message, i): Outcome => {
      const r = read[i]!;
      if (!todo[i]) return { kind: 'duplicate' };
      if (r.kind === 'skip') return { kind: 'unchanged', reason: r.reason };
      if (r.kind === 'park') return this.park(message, r.reason, r.error);
      try {
        const decision = this.handler.decide(state, r.event, context);
        if (decision.kind === 'unchanged') return decision;
        state = decision.state;
        this.envelopes.push(...published(this.group, causeOf(message, r.event), decision.publish, context.now));
        return { kind: 'handled' };
      } catch (error) {
        if (error instanceof Rejected) return this.park(message, 'rejected', error);
        throw passes(error) ? error : new Spoiled(i, error);
      }
    });
    return { outcomes, state };
  }

  /** @returns the ids of those that weren't parked, and perhaps handled since, before */
  private async keepParked(): Promise<ReadonlySet<string>> {
    if (this.parkings.length === 0) return new Set();
    const fresh = await this.claimToPark(
      this.parkings.map(({ message }) => message),
      this.tx,
    );
    const news = this.parkings.filter(({ message }) => fresh.has(messageId(message)));
    if (news.length > 0) await this.runtime.parked.park(this.group, news, this.runtime.clock.now(), this.tx);
    return fresh;
  }

  private park(message: Delivered, reason: Parking['reason'], error: Error): Outcome {
    this.parkings.push({ message, reason, error: asError(error), attempts: 1 });
    return { kind: 'parked', reason, error };
  }
}

/** The first delivery of each fresh id; a batch may carry one message twice. */
function firstsOf(batch: readonly Delivered[], fresh: ReadonlySet<string>): boolean[] {
  const seen = new Set<string>();
  return batch.map((message) => {
    const id = messageId(message);
    const first = fresh.has(id) && !seen.has(id);
    seen.add(id);
    return first;
  });
}

const causeOf = ({ envelope }: Delivered, event: Event) => ({
  id: event.id,
  correlationId: event.correlationId,
  traceparent: envelope?.traceparent ?? null,
});
