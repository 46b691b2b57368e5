import { SignalRecorded } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { handlerSpec, type HandlerSpec } from '@mirrorloop/testing';
import type { Said, TextAnalysis } from '@mirrorloop/text';
import { InlineReader } from '../../adapters/threads/inline-reader.js';
import { MemorySignals } from '../../../test/in-memory-stores.js';
import { SeriousSettings, type WhatIsSerious } from '../../domain/serious.js';
import { AnalyseSignalsHandler } from './analyse-signals.handler.js';

class Fixed extends SeriousSettings {
  override inForce = (): Promise<WhatIsSerious> =>
    Promise.resolve({ version: 1, ratingAtBottom: true, words: ['lawyer'], withinDays: 7 });
  override change = (): Promise<boolean> => Promise.reject(new Error('nobody changes them here'));
}

describe('analysing signals', () => {
  let signals: MemorySignals;
  let spec: HandlerSpec;
  beforeEach(() => {
    signals = new MemorySignals();
    spec = handlerSpec(new AnalyseSignalsHandler(signals, new InlineReader(), new Fixed()), {
      at: '2026-11-22T12:00:00Z',
    });
  });
  const recorded = (name: string, change: object = {}) =>
    spec.message(SignalRecorded, { signalId: derivedId(name), rating: null, ...change });

  it('keeps what was said with what was made of it, and by which analyser', async () => {
    expect(await spec.receive(recorded('a', { text: 'My parcel never arrived. Terrible!' }))).toEqual(['handled']);
    expect(signals.table.all()).toEqual([
      expect.objectContaining({
        signalId: derivedId('a'),
        text: 'My parcel never arrived. Terrible!',
        analyser: new InlineReader().version,
        analysis: expect.objectContaining({
          language: 'en',
          themes: ['delivery'],
          sentiment: expect.objectContaining({ label: 'negative' }),
        }),
      }),
    ]);
  });

  it('keeps a signal once, whether the message comes again or the signal comes under another message', async () => {
    const message = recorded('a');
    expect(await spec.receive(message, message)).toEqual(['handled', 'duplicate']);
    expect(await spec.receive(message)).toEqual(['unchanged']);
    expect(await spec.receive(recorded('a', { source: 'twice' }))).toEqual(['unchanged']);
    expect(signals.table.all()).toHaveLength(1);
  });

  it('gives each signal of a batch its own analysis', async () => {
    const texts = ['Lovely, thank you!', 'Rude staff.', 'Die Lieferung kam nicht und ich bin sauer'];
    await spec.receive(...texts.map((text, i) => recorded(String(i), { text })));
    const labels = signals.table.all().map(({ analysis }) => analysis.sentiment?.label ?? null);
    expect(labels).toEqual(['positive', 'negative', null]);
  });

  it('keeps text that a store would refuse, with offsets that still hold', async () => {
    await spec.receive(recorded('a', { text: 'a \u0000 \ud800 terrible parcel' }));
    const [kept] = signals.table.all();
    expect(kept!.text).toBe('a \ufffd \ufffd terrible parcel');
    expect(kept!.analysis.spans.map(({ start, end }) => kept!.text!.slice(start, end))).toEqual(['terrible', 'parcel']);
  });

  it('tells of what is serious and recent once, with why and without a word of it', async () => {
    const rating = { value: 1, low: 1, high: 5 };
    const serious = recorded('a', { text: 'My lawyer will call.', rating, occurredAt: '2026-11-21T12:00:00Z' });
    await spec.receive(serious, recorded('b', { rating, occurredAt: '2026-11-01T12:00:00Z' }), recorded('c'));
    expect(spec.published()).toMatchObject([
      {
        type: 'insight.signal-found-serious.v1',
        data: { signalId: derivedId('a'), touchpoint: 'delivery', reasons: ['rating-at-bottom', 'listed-words'] },
      },
    ]);
    expect(JSON.stringify(spec.published())).not.toContain('lawyer');
    await spec.receive(serious);
    expect(spec.published()).toHaveLength(1);
  });

  it('parks the one signal whose reading fails, and keeps its neighbours', async () => {
    class Choking extends InlineReader {
      override read(said: readonly Said[]): Promise<TextAnalysis[]> {
        return said.some(({ text }) => text === 'poison')
          ? Promise.reject(new Error('took too long'))
          : super.read(said);
      }
    }
    spec = handlerSpec(new AnalyseSignalsHandler(signals, new Choking(), new Fixed()), { at: '2026-11-22T12:00:00Z' });
    const batch = Array.from({ length: 20 }, (_, i) => recorded(String(i), { text: i === 7 ? 'poison' : 'Lovely.' }));
    const outcomes = await spec.receive(...batch);
    expect(outcomes[7]).toBe('parked');
    expect(outcomes.filter((outcome) => outcome === 'handled')).toHaveLength(19);
    expect(signals.table.all()).toHaveLength(19);
  });

  it('parks a message that comes again once, and takes its repeat after a replay for what it is', async () => {
    const message = { ...recorded('a'), envelope: { ...recorded('a').envelope!, data: '{"signalId":"none"}' } };
    expect(await spec.receive(message)).toEqual(['parked']);
    expect(await spec.receive(message)).toEqual(['duplicate']);
    const corrected = { ...message, envelope: { ...message.envelope, data: recorded('a').envelope!.data } };
    expect(await spec.replay(corrected)).toEqual(['handled']);
    expect(await spec.receive(message)).toEqual(['duplicate']);
    expect([await spec.parkedRows(), signals.table.all()]).toEqual([[], [expect.anything()]]);
  });
});
