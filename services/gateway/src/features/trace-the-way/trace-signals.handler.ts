import { type EventOf, SignalRecorded } from '@mirrorloop/contracts';
import { type BatchHandler, decided, Handles, type Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type SignalMet, Traces } from './traces.js';

/** Remembers when each signal occurred and was recorded, and whose store it lies in; what it says stays on its topic. */
@Handles(SignalRecorded, { group: 'gateway.trace-signals', rowsTell: true })
@Injectable()
export class TraceSignals implements BatchHandler<typeof SignalRecorded, SignalMet[]> {
  constructor(private readonly traces: Traces) {}

  /** This batch's own list, which grows: a new one for each signal would be as many copies as there are signals. */
  readonly load = async (): Promise<SignalMet[]> => [];

  readonly decide = (met: SignalMet[], { data }: EventOf<typeof SignalRecorded>) => {
    const { signalId, occurredAt, recordedAt, subjectId, store } = data;
    met.push({ signalId, occurredAt, recordedAt, subjectId, store: store && store.replaceAll('\u0000', '\uFFFD') });
    return decided(met);
  };

  readonly save = (met: readonly SignalMet[], tx: Transaction): Promise<void> => this.traces.addSignals(met, tx);
}
