import { CustomerChanged, SignalFailed, SignalRecorded } from '@mirrorloop/contracts';
import { derivedId, newId, rememberLast } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { countBy, groupBy } from '../../domain/groups.js';
import type { Customer } from '../../domain/identity.js';
import type { Entries, FailedSignal, RecordedSignal, Saved } from '../../domain/signal-store.js';

const written = rememberLast((ms: number) => new Date(ms).toISOString());
const BY = 'ingestion.record-signals';

/** A signal's event but for its number, which only whoever has the turn can tell. */
export type Draft = Omit<Envelope, 'sequence'>;

/** In the order of the signals. */
export const draftsOf = (signals: readonly RecordedSignal[], at: Date): Draft[] =>
  signals.flatMap((signal) => ofSignal(signal, at));

/**
 * What the world hears of one batch: customers, signals in the order they were recorded, counts of failures.
 *
 * @param drafts of the batch's signals
 */
export const tidingsOf = (entries: Entries, saved: Saved, drafts: readonly Draft[]): Envelope[] => [
  ...entries.resolution.news.flatMap((customer) =>
    ofCustomer(customer, saved.subjectsOf.get(customer.id) ?? [], entries.at),
  ),
  ...numbered(drafts, entries.signals, saved),
  ...ofFailures(
    entries.failed.filter(({ failedId }) => saved.newlyFailed.has(failedId)),
    entries.at,
  ),
];

/** The sequence of a signal is its number among its subject's. */
function numbered(drafts: readonly Draft[], signals: readonly RecordedSignal[], { signalsOf }: Saved): Envelope[] {
  const left = countBy(signals, ({ subjectId }) => subjectId);
  return drafts.map((draft, i) => {
    const { subjectId } = signals[i]!;
    const after = left.get(subjectId)! - 1;
    left.set(subjectId, after);
    return { ...draft, sequence: (signalsOf.get(subjectId) ?? 0) - after };
  });
}

function ofSignal({ signalId, subjectId, source, signal }: RecordedSignal, at: Date): Envelope[] {
  const { channel, channelAsSaid, touchpoint, name, occurredAt, text, rating, store } = signal;
  const data = {
    signalId,
    subjectId,
    source,
    channel,
    channelAsSaid,
    touchpoint,
    name,
    text,
    rating,
    store,
    occurredAt: occurredAt.toISOString(),
    recordedAt: written(at.getTime()),
  };
  return published(BY, { id: signalId, correlationId: signalId }, [SignalRecorded.of(data)], at);
}

function ofCustomer({ id, version, traits, mergedInto }: Customer, subjects: readonly string[], at: Date): Envelope[] {
  const event = CustomerChanged.of(
    {
      customerId: id,
      subjects: mergedInto ? [] : [...subjects],
      segments: [...(traits.segments?.value ?? [])],
      store: traits.store?.value ?? null,
      valueAYear: traits.valueAYear?.value ?? null,
      mergedInto,
    },
    version,
  );
  return published(BY, { id: derivedId('customer', id, String(version)), correlationId: id }, [event], at);
}

function ofFailures(failed: readonly FailedSignal[], at: Date): Envelope[] {
  return [...groupBy(failed, ({ arrival }) => arrival.source)].flatMap(([source, ofSource]) => {
    const reasons = [...groupBy(ofSource, ({ failure }) => failure.code)].map(([code, { length: count }]) => ({
      code,
      count,
    }));
    const id = newId(at);
    return published(BY, { id, correlationId: id }, [SignalFailed.of({ source, reasons })], at);
  });
}
