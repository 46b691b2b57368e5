import type { Envelope } from '@mirrorloop/messaging';

/** How an envelope lies in a table, in the outbox and in the log alike. */
export const ENVELOPE_COLUMNS =
  'event_id, type, source, topic, key, sequence, time, correlation_id, causation_id, traceparent, data';
const TYPES = ['uuid', 'text', 'text', 'text', 'text', 'bigint', 'timestamptz', 'text', 'text', 'text', 'text'];

/** `unnest` over the columns, numbered from `$first`; `place` keeps their order. */
export const envelopesUnnested = (first = 1): string =>
  `unnest(${TYPES.map((type, i) => `$${first + i}::${type}[]`).join(', ')})
   WITH ORDINALITY AS e(${ENVELOPE_COLUMNS}, place)`;

export const envelopeColumns = (envelopes: readonly Envelope[]): unknown[] => [
  envelopes.map((e) => e.id),
  envelopes.map((e) => e.type),
  envelopes.map((e) => e.source),
  envelopes.map((e) => e.topic),
  envelopes.map((e) => e.key),
  envelopes.map((e) => e.sequence),
  envelopes.map((e) => e.time),
  envelopes.map((e) => e.correlationId),
  envelopes.map((e) => e.causationId),
  envelopes.map((e) => e.traceparent),
  envelopes.map((e) => e.data),
];

export interface EnvelopeRow {
  event_id: string;
  type: string;
  source: string;
  topic: string;
  key: string;
  sequence: string;
  time: Date;
  correlation_id: string;
  causation_id: string | null;
  traceparent: string | null;
  data: string;
}

export const envelopeOf = (row: EnvelopeRow): Envelope => ({
  id: row.event_id,
  type: row.type,
  source: row.source,
  topic: row.topic,
  key: row.key,
  sequence: Number(row.sequence),
  time: row.time.toISOString(),
  correlationId: row.correlation_id,
  causationId: row.causation_id,
  traceparent: row.traceparent,
  data: row.data,
});
