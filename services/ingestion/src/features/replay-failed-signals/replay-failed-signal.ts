import { fieldErrors, parseJson } from '@mirrorloop/http';
import { Clock, Rejected } from '@mirrorloop/kernel';
import type { Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { eventArrival } from '../../domain/events/event-arrival.js';
import { Imports } from '../../domain/imports.js';
import { type Arrival, Intake, type Outcome } from '../../domain/intake.js';
import { cutRecord } from '../../domain/rows/csv.js';
import { rowArrival } from '../../domain/rows/row-arrival.js';
import { IngestionSettings } from '../../domain/settings.js';
import { Sources } from '../../domain/sources.js';
import { FailedSignals, type KeptFailure } from './failed-signals.js';

export interface Replayed {
  readonly id: string;
  /** The signal that came of it. */
  readonly signalId: string;
  readonly replayedAt: string;
}

/** A failed signal takes the way every signal takes, once more. */
@Injectable()
export class ReplayFailedSignal {
  constructor(
    private readonly failed: FailedSignals,
    private readonly intake: Intake,
    private readonly sources: Sources,
    private readonly imports: Imports,
    private readonly clock: Clock,
    private readonly settings: IngestionSettings,
  ) {}

  /** Throws `Rejected` with the reason when it fails again; then it stays as it was. */
  async replay(id: string, corrected: string | undefined): Promise<Replayed> {
    const kept = await this.failed.get(id);
    if (kept.replayedAt) throw new Rejected('It has been replayed before');
    const now = this.clock.now();
    const arrival = await this.arrivalOf({ ...kept, raw: corrected ?? kept.raw }, now);
    if (!arrival.reading.ok) throw fieldErrors([arrival.reading.failure]);
    const [outcome] = await this.intake.recordWith([arrival], async ([became], tx) => {
      if (became!.kind !== 'failed') await this.failed.markReplayed(id, now, tx as Transaction);
    });
    return { id, signalId: signalIdOf(outcome!), replayedAt: now.toISOString() };
  }

  private async arrivalOf(kept: KeptFailure, now: Date): Promise<Arrival> {
    const source = await this.sources.ensure(kept.source, 'other', now);
    const settings = { source: kept.source, channel: source.channel, country: this.settings.phoneCountry, now };
    if (kept.kind === 'row') return this.rowOf(kept, settings);
    const event = parseJson(Buffer.from(kept.raw));
    const arrival = eventArrival(event, kept.place, { ...settings, receivedAt: kept.failedAt });
    // An event without an id of its own keeps the one it was given, whatever is corrected in it.
    return arrival.messageId === arrival.content ? { ...arrival, messageId: kept.messageId } : arrival;
  }

  private async rowOf(
    kept: KeptFailure,
    settings: Omit<Parameters<typeof rowArrival>[1], 'form' | 'importId' | 'repeats'>,
  ): Promise<Arrival> {
    const form = kept.importId ? await this.imports.formOf(kept.importId) : undefined;
    if (!form) throw new Rejected('The import that this row came with is gone');
    const fields = cutRecord(kept.raw, form.delimiter);
    const row = { line: Number(kept.place.replace('line ', '')), text: kept.raw, fields };
    const arrival = rowArrival(row, { ...settings, form, importId: kept.importId!, repeats: () => 0 });
    const hasOwnId = form.columns.id !== undefined && Boolean(fields?.[form.columns.id]?.trim());
    return hasOwnId ? arrival : { ...arrival, messageId: kept.messageId };
  }
}

function signalIdOf(outcome: Outcome): string {
  if (outcome.kind === 'failed') throw fieldErrors([outcome.failure]);
  return outcome.signalId;
}
