import { type EventOf, SignalFoundSerious, SignalRecorded } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import type { TextAnalysis } from '@mirrorloop/text';
import { Injectable } from '@nestjs/common';
import { type AnalysedSignal, storable } from '../../domain/analysed-signal.js';
import { AnalysedSignals } from '../../domain/ports.js';
import { isRecent, reasonsOf, SeriousSettings, type WhatIsSerious } from '../../domain/serious.js';
import { TextReader } from './text-reader.js';

type Heard = EventOf<typeof SignalRecorded>;
/** This batch's own: the ids that are known, and the signals to keep. */
interface State {
  readonly known: Set<string>;
  readonly fresh: AnalysedSignal[];
  readonly serious: WhatIsSerious;
}
type Prepared = ReadonlyMap<string, TextAnalysis>;

/** Reads what customers said, and adds it to the daily series that surges are found in. */
@Injectable()
@Handles(SignalRecorded, { group: 'insight.analyse-signals', rowsTell: true })
export class AnalyseSignalsHandler implements BatchHandler<typeof SignalRecorded, State, Prepared> {
  constructor(
    private readonly signals: AnalysedSignals,
    private readonly reader: TextReader,
    private readonly settings: SeriousSettings,
  ) {}

  async prepare(events: readonly Heard[]): Promise<Prepared> {
    const analyses = await this.reader.read(events.map(({ data: { text, rating } }) => ({ text, rating })));
    return new Map(events.map(({ id }, i) => [id, analyses[i]!]));
  }

  async load(events: readonly Heard[], tx: Transaction): Promise<State> {
    const ids = events.map(({ data }) => data.signalId);
    const [known, serious] = await Promise.all([this.signals.known(ids, tx), this.settings.inForce(tx)]);
    return { known: new Set(known), fresh: [], serious };
  }

  decide(state: State, event: Heard, { prepared, now }: { prepared: Prepared; now: Date }): Decision<State> {
    if (state.known.has(event.data.signalId)) return unchanged('the signal is known');
    state.known.add(event.data.signalId);
    const signal = this.analysed(event, prepared.get(event.id)!);
    state.fresh.push(signal);
    return decided(state, ...alarmOf(signal, state.serious, now));
  }

  async save({ fresh }: State, tx: Transaction): Promise<void> {
    if (fresh.length > 0) await this.signals.add(fresh, tx);
  }

  private analysed({ data }: Heard, analysis: TextAnalysis): AnalysedSignal {
    return {
      signalId: data.signalId,
      subjectId: data.subjectId,
      channel: data.channel,
      rating: data.rating,
      source: storable(data.source),
      channelAsSaid: storable(data.channelAsSaid),
      touchpoint: storable(data.touchpoint),
      name: storable(data.name),
      store: data.store && storable(data.store),
      text: data.text && storable(data.text),
      occurredAt: new Date(data.occurredAt),
      recordedAt: new Date(data.recordedAt),
      analysis,
      analyser: this.reader.version,
    };
  }
}

/** What was said long ago (an import) asks nobody for an answer any more. */
function alarmOf(signal: AnalysedSignal, serious: WhatIsSerious, now: Date) {
  const reasons = isRecent(signal.occurredAt, serious, now) ? reasonsOf(signal, serious) : [];
  if (reasons.length === 0) return [];
  const { signalId, subjectId, source, channel, touchpoint, store, occurredAt, analysis } = signal;
  const where = { source, channel, touchpoint, theme: analysis.themes[0] ?? null, store };
  const found = { signalId, subjectId, ...where, occurredAt: occurredAt.toISOString(), reasons: [...reasons] };
  return [SignalFoundSerious.of(found as never, signal.recordedAt.getTime())];
}
