import { type EventOf, SignalRecorded } from '@mirrorloop/contracts';
import { type BatchHandler, decided, Handles, type Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type SignalMet, Traces } from './traces.js';

/** Remembers when each signal occurred and was recorded; what it says stays on its topic. */
@Handles(SignalRecorded, { group: 'gateway.trace-signals' })
@Injectable()
export class TraceSignals implements BatchHandler<typeof SignalRecorded, readonly SignalMet[]> {
  constructor(private readonly traces: Traces) {}

  readonly load = async (): Promise<readonly SignalMet[]> => [];

  readonly decide = (met: readonly SignalMet[], { data }: EventOf<typeof SignalRecorded>) => {
    const { signalId, occurredAt, recordedAt } = data;
    return decided([...met, { signalId, occurredAt, recordedAt }]);
  };

  readonly save = (met: readonly SignalMet[], tx: Transaction): Promise<void> => this.traces.addSignals(met, tx);
}
