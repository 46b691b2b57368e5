import type { Envelope } from '@mirrorloop/messaging';
import type { Message } from 'kafkajs';

/**
 * An envelope as a Kafka message: CloudEvents 1.0, Kafka protocol binding, binary mode. Attributes and extensions are
 * headers named `ce_...`, the data is the value, the key decides the partition.
 * Kafka keeps UTF-8, so half of a surrogate pair outside the data becomes U+FFFD.
 */
export const messageOf = (envelope: Envelope): Message & { value: string } => ({
  key: envelope.key,
  value: envelope.data,
  headers: {
    ce_specversion: '1.0',
    ce_id: envelope.id,
    ce_type: envelope.type,
    ce_source: envelope.source,
    ce_time: envelope.time,
    ce_subject: envelope.key,
    'content-type': 'application/json',
    ce_sequence: String(envelope.sequence),
    ce_correlationid: envelope.correlationId,
    ...(envelope.causationId === null ? {} : { ce_causationid: envelope.causationId }),
    ...(envelope.traceparent === null ? {} : { ce_traceparent: envelope.traceparent }),
  },
});
