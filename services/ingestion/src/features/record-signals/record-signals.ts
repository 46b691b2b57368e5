import { Clock, crashPoint } from '@mirrorloop/kernel';
import { Outbox, type Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { anonymousSubject, type Resolution, resolve, type Sighting, subjectOf } from '../../domain/identity.js';
import type { Arrival, Outcome } from '../../domain/intake.js';
import { type Met, type RecordedSignal, SignalStore } from '../../domain/signal-store.js';
import { addressed, claimsOf, type FreshSignal, sortArrivals } from './sorted-arrivals.js';
import { type Draft, draftsOf, tidingsOf } from './tidings.js';

/**
 * Reads once, decides, writes once: a batch of arrivals in one transaction, whatever its size. What needs nobody's turn
 * comes first, so that it is done while another has theirs.
 */
@Injectable()
export class RecordSignals {
  constructor(
    private readonly store: SignalStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async within(tx: Transaction, arrivals: readonly Arrival[]): Promise<Outcome[]> {
    const came = addressed(arrivals);
    const { fresh, failed, outcomes } = sortArrivals(came, await this.store.claim(claimsOf(came), tx));
    crashPoint('ingestion.after-claim');
    const signals = fresh.map(recordedOf);
    if (signals.length + failed.length === 0) return [...outcomes];
    const at = this.clock.now();
    // Asked for at once and done in this order: nobody is known before the turn is ours. Drafts are written meanwhile.
    const [, , { resolution, signalsOf }, drafts] = await Promise.all([
      this.store.keep(signals, at, tx),
      this.store.takeTurn(tx),
      this.whoIsWho(signals, at, tx),
      this.drafts(signals, at),
    ]);
    const entries = { signals, failed, resolution, signalsOfKnown: signalsOf, at };
    crashPoint('ingestion.after-load');
    const saved = await this.store.save(entries, tx);
    crashPoint('ingestion.after-insert');
    await this.outbox.append(tidingsOf(entries, saved, drafts), tx);
    crashPoint('ingestion.after-outbox');
    return [...outcomes];
  }

  /** Begins when what was asked for beside it has left for the database, which is at the end of a tick. */
  private async drafts(signals: readonly RecordedSignal[], at: Date): Promise<Draft[]> {
    await new Promise(setImmediate);
    return draftsOf(signals, at);
  }

  private async whoIsWho(signals: readonly RecordedSignal[], at: Date, tx: Transaction): Promise<WhoIsWho> {
    const sightings = signals.flatMap(sightingOf);
    const { known, signalsOf } = sightings.length > 0 ? await this.store.meet(sightings, tx) : NOBODY;
    return { resolution: resolve(known, sightings, at), signalsOf };
  }
}

interface WhoIsWho extends Pick<Met, 'signalsOf'> {
  readonly resolution: Resolution;
}

const NOBODY: Met = {
  known: { customerOfIdentifier: new Map(), customerOfSubject: new Map(), customers: new Map() },
  signalsOf: new Map(),
};

const recordedOf = ({ signalId, arrival, signal }: FreshSignal): RecordedSignal => ({
  signalId,
  subjectId:
    signal.identifiers.length > 0 ? subjectOf(signal.identifiers) : anonymousSubject(arrival.source, arrival.messageId),
  source: arrival.source,
  raw: arrival.raw,
  signal,
});

/** Someone without any identifier can't be recognised, so they are a subject and no customer. */
const sightingOf = ({ subjectId, signal }: RecordedSignal): Sighting[] =>
  signal.identifiers.length > 0 ? [{ subjectId, identifiers: signal.identifiers, traits: signal.traits }] : [];
