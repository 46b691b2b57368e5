import { type Channel, SignalRecorded } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { type AgainFrom, Republisher, type ToldAgain } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { SignalsInOrder, type SignalToTell } from './signals-in-order.js';

/** Tells recorded signals again, all of them or those that occurred since a day. */
@Injectable()
export class RepublishSignals extends Republisher {
  readonly topic = SignalRecorded.topic;
  readonly dated = true;

  constructor(private readonly signals: SignalsInOrder) {
    super();
  }

  async page({ after, from, limit }: AgainFrom, tx: Transaction): Promise<{ told: ToldAgain[]; next: string | null }> {
    const signals = await this.signals.after(after, from, limit, tx);
    return { told: signals.map(toldAgain), next: signals.length === limit ? signals.at(-1)!.cursor : null };
  }
}

function toldAgain({ cursor: _, sequence, occurredAt, recordedAt, channel, ...signal }: SignalToTell): ToldAgain {
  const times = { occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() };
  return {
    id: signal.signalId,
    correlationId: signal.signalId,
    at: recordedAt,
    event: SignalRecorded.of({ ...signal, ...times, channel: channel as Channel }, sequence),
  };
}
