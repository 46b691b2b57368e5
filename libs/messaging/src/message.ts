import { type Outgoing } from '@mirrorloop/contracts';
import { derivedId, rememberLast } from '@mirrorloop/kernel';

/** An event on its way: CloudEvents 1.0 attributes, data as JSON text. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly topic: string;
  readonly key: string;
  readonly sequence: number;
  readonly time: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  readonly data: string;
}

/** A message as a log hands it out: where it lay, and the envelope, or the bytes that could not be read as one. */
export interface Delivered {
  readonly topic: string;
  readonly partition: number;
  /** Dense in the PostgreSQL log, Kafka's offset on Kafka; decimal, since both are 64 bit. */
  readonly position: string;
  readonly envelope: Envelope | null;
  /** What arrived, as text, where it is no envelope of ours. */
  readonly unreadable?: string;
}

/** Two deliveries of one event have one id; what can't be read is known by where it lay. Always storable. */
export const messageId = ({ envelope, topic, partition, position }: Delivered): string => {
  if (!envelope) return derivedId('unreadable', topic, String(partition), position);
  return /^[\x21-\x7e]{1,200}$/.test(envelope.id) ? envelope.id : derivedId('id', envelope.id);
};

/** What caused something to be published: an event, a request, a timer. */
export interface Cause {
  readonly id: string;
  readonly correlationId: string;
  readonly traceparent?: string | null;
}

/**
 * Envelopes for what one cause made one feature publish. Ids derive from cause and feature, so handling the same
 * cause again publishes under the same ids.
 *
 * @param by `<service>.<feature>`
 */
export const published = (by: string, cause: Cause, events: readonly Outgoing[], now: Date): Envelope[] =>
  events.map(({ contract, key, sequence, data }, index) => ({
    id: derivedId(cause.id, by, String(index)),
    type: contract.type,
    source: sourceOf(by),
    topic: contract.topic,
    key,
    sequence,
    time: written(now.getTime()),
    correlationId: cause.correlationId,
    causationId: cause.id,
    traceparent: cause.traceparent ?? null,
    data: JSON.stringify(data),
  }));

const sourceOf = rememberLast((by: string) => `/${by.split('.')[0]}`);
const written = rememberLast((ms: number) => new Date(ms).toISOString());
