import { sampleRows, type SampleRow, sampleSources } from '@mirrorloop/examples';

/** An event as Segment's libraries send it. */
export interface TrackEvent {
  readonly messageId: string;
  readonly type: 'track';
  readonly event: string;
  readonly timestamp: string;
  readonly context: { readonly traits: Readonly<Record<string, string>> };
  readonly properties: Readonly<Record<string, string | number>>;
}

/** What customers of the invented organisation say, from all of its sources in turn; ids begin with `prefix`. */
export function* signals(count: number, prefix: string): Generator<TrackEvent> {
  const asOf = new Date().toISOString().slice(0, 10);
  // Each source's share is rounded, so a few more than are wanted.
  let open = sampleSources.map((source) => sampleRows(source, { asOf, signals: count + sampleSources.length }));
  for (let made = 0; made < count && open.length > 0;) {
    const rows = open.map((source) => source.next());
    open = open.filter((_, i) => !rows[i]!.done);
    for (const { done, value } of rows) if (!done && made < count) yield eventOf(value, `${prefix}-${made++}`);
  }
}

const filled = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''));

function eventOf(row: SampleRow, messageId: string): TrackEvent {
  const { email, phone, loyalty_number, store, segment, value_a_year, currency } = row;
  const { channel, touchpoint, text, rating, rating_low, rating_high } = row;
  return {
    messageId,
    type: 'track',
    event: row.name,
    timestamp: row.occurred_at,
    context: { traits: filled({ email, phone, loyalty_number, store, segment, value_a_year, currency }) },
    properties: filled({ channel, touchpoint, text, rating, rating_low, rating_high, store }),
  };
}

/** Bodies for `POST /v1/batch`. */
export function* batches(events: Iterable<TrackEvent>, size: number): Generator<string> {
  let batch: TrackEvent[] = [];
  for (const event of events) {
    batch.push(event);
    if (batch.length < size) continue;
    yield JSON.stringify({ batch });
    batch = [];
  }
  if (batch.length > 0) yield JSON.stringify({ batch });
}
