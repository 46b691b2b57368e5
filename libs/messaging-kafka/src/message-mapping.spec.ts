import type { Envelope } from '@mirrorloop/messaging';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { readMessage } from './read-message.js';
import { messageOf } from './write-message.js';

const TOPIC = 'ingestion.signals';

/** Half of a surrogate pair, which UTF-8 can't hold, among everything else that text may be. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('Zoë 🛍️', 'line\nline', '\u0000', '\ufeffbom', '\ud83d', 'a\udc00b'),
);
const named = text.filter((it) => it.length > 0);

const envelopes: fc.Arbitrary<Envelope> = fc.record({
  id: named,
  type: named,
  source: named,
  topic: fc.constant(TOPIC),
  key: text,
  sequence: fc.maxSafeNat(),
  time: fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
  correlationId: text,
  causationId: fc.option(text),
  traceparent: fc.option(text),
  data: fc.oneof(
    fc.json(),
    text.map((it) => JSON.stringify(it)),
  ),
});

/** What is left of a text after UTF-8: each half pair is U+FFFD. */
const storable = <T extends string | null>(it: T): T => (it === null ? it : (Buffer.from(it).toString() as T));

/** As it comes off the wire: everything is bytes. */
function onTheWire(envelope: Envelope): KafkaMessage {
  const { key, value, headers } = messageOf(envelope);
  return {
    key: Buffer.from(key as string),
    value: Buffer.from(value),
    headers: Object.fromEntries(Object.entries(headers!).map(([name, it]) => [name, Buffer.from(it as string)])),
    timestamp: '1767603600000',
    offset: '42',
    attributes: 0,
  };
}
const read = (message: Partial<KafkaMessage>) =>
  readMessage(TOPIC, 3, { ...onTheWire(sample), ...message } as KafkaMessage);
const withHeaders = (change: Record<string, unknown>) =>
  read({ headers: { ...onTheWire(sample).headers, ...change } as KafkaMessage['headers'] });

const sample: Envelope = {
  id: 'id-1',
  type: 'ingestion.signal-recorded.v1',
  source: '/ingestion',
  topic: TOPIC,
  key: 'subject-1',
  sequence: 1,
  time: '2026-01-05T09:00:00.000Z',
  correlationId: 'c-1',
  causationId: 'cause-1',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  data: '{"words":"late"}',
};

describe('An envelope as a Kafka message', () => {
  it('comes back whole, whatever its texts hold', () => {
    fc.assert(
      fc.property(envelopes, (envelope) => {
        expect(readMessage(TOPIC, 3, onTheWire(envelope))).toEqual({
          topic: TOPIC,
          partition: 3,
          position: '42',
          envelope: {
            ...envelope,
            id: storable(envelope.id),
            type: storable(envelope.type),
            source: storable(envelope.source),
            key: storable(envelope.key),
            correlationId: storable(envelope.correlationId),
            causationId: storable(envelope.causationId),
            traceparent: storable(envelope.traceparent),
            data: storable(envelope.data),
          },
        });
      }),
    );
  });

  it('keeps half of a surrogate pair in JSON data exactly, since JSON escapes it', () => {
    const data = JSON.stringify({ words: 'a\ud83d' });
    expect(JSON.parse(readMessage(TOPIC, 0, onTheWire({ ...sample, data })).envelope!.data)).toEqual({
      words: 'a\ud83d',
    });
  });

  it('is a CloudEvent in binary mode, with every attribute and extension under its ce_ name', () => {
    expect(messageOf(sample)).toEqual({
      key: 'subject-1',
      value: '{"words":"late"}',
      headers: {
        ce_specversion: '1.0',
        ce_id: 'id-1',
        ce_type: 'ingestion.signal-recorded.v1',
        ce_source: '/ingestion',
        ce_time: '2026-01-05T09:00:00.000Z',
        ce_subject: 'subject-1',
        'content-type': 'application/json',
        ce_sequence: '1',
        ce_correlationid: 'c-1',
        ce_causationid: 'cause-1',
        ce_traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      },
    });
  });
});

describe('A message that somebody else wrote', () => {
  it('never makes reading throw, whatever its bytes, and keeps its place', () => {
    const bytes = fc.option(fc.uint8Array().map((it) => Buffer.from(it)));
    const header = fc.oneof(bytes, text, fc.array(text), fc.constant(undefined));
    const names = fc.constantFrom(...Object.keys(messageOf(sample).headers!), '__proto__', 'other');
    const message = fc.record({
      key: bytes,
      value: bytes,
      headers: fc.option(fc.dictionary(names, header)),
      timestamp: fc.oneof(fc.constantFrom('', '-1', '99999999999999999999'), text),
    });
    fc.assert(
      fc.property(message, (odd) => {
        const delivered = readMessage(TOPIC, 3, { ...odd, offset: '7' } as never);
        expect(delivered).toMatchObject({ topic: TOPIC, partition: 3, position: '7' });
        expect(delivered.envelope === null).toBe(typeof delivered.unreadable === 'string');
      }),
    );
  });

  it('is read as an event with the attributes that CloudEvents demands alone', () => {
    const headers = Object.fromEntries(
      ['ce_specversion', 'ce_id', 'ce_type', 'ce_source'].map((name) => [name, onTheWire(sample).headers![name]]),
    );
    expect(read({ headers, key: null }).envelope).toEqual({
      ...sample,
      key: '',
      sequence: 0,
      time: '2026-01-05T09:00:00.000Z',
      correlationId: 'id-1',
      causationId: null,
      traceparent: null,
    });
  });

  it.each([
    ['without an id', { ce_id: undefined }],
    ['without a type', { ce_type: undefined }],
    ['without a source', { ce_source: undefined }],
    ['of another CloudEvents version', { ce_specversion: '0.3' }],
    ['with a time that is none', { ce_time: 'yesterday' }],
    ['with a sequence that is no number', { ce_sequence: 'third' }],
    ['with an id that is not UTF-8', { ce_id: Buffer.from([0xff]) }],
  ])('is handed out as it came %s', (_, change) => {
    expect(withHeaders(change)).toMatchObject({ envelope: null, unreadable: '{"words":"late"}' });
  });

  it('is handed out with replacement characters where its payload is not UTF-8', () => {
    expect(read({ value: Buffer.from([0x61, 0xff, 0x62]) })).toMatchObject({ envelope: null, unreadable: 'a\ufffdb' });
    expect(read({ value: null })).toMatchObject({ envelope: null, unreadable: '' });
  });
});
