import { CustomerChanged, SignalFailed, SignalRecorded } from '@mirrorloop/contracts';
import { derivedId, newId, rememberLast } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { countBy, groupBy } from '../../domain/groups.js';
import type { Customer } from '../../domain/identity.js';
import type { Entries, FailedSignal, RecordedSignal, Saved } from '../../domain/signal-store.js';

const written = rememberLast((ms: number) => new Date(ms).toISOString());
const BY = 'ingestion.record-signals';

/** What the world hears of one batch: signals in the order they were recorded, customers, counts of failures. */
export const tidingsOf = (entries: Entries, saved: Saved): Envelope[] => [
  ...entries.resolution.news.flatMap((customer) =>
    ofCustomer(customer, saved.subjectsOf.get(customer.id) ?? [], entries.at),
  ),
  ...ofSignals(entries, saved),
  ...ofFailures(
    entries.failed.filter(({ failedId }) => saved.newlyFailed.has(failedId)),
    entries.at,
  ),
];

/** The sequence of a signal is its number among its subject's. */
function ofSignals({ signals, at }: Entries, { signalsOf }: Saved): Envelope[] {
  const left = countBy(signals, ({ subjectId }) => subjectId);
  return signals.flatMap((recorded) => {
    const after = left.get(recorded.subjectId)! - 1;
    left.set(recorded.subjectId, after);
    return ofSignal(recorded, (signalsOf.get(recorded.subjectId) ?? 0) - after, at);
  });
}

function ofSignal({ signalId, subjectId, source, signal }: RecordedSignal, sequence: number, at: Date): Envelope[] {
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
  const event = SignalRecorded.of(data, sequence);
  return published(BY, { id: signalId, correlationId: signalId }, [event], at);
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
