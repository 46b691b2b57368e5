import { isUtf8 } from 'node:buffer';
import { rememberLast } from '@mirrorloop/kernel';
import type { Delivered, Envelope } from '@mirrorloop/messaging';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import { RecordRead } from './records/read-record.js';

type Bytes = Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'timestamp' | 'offset'>;

const forgiving = new TextDecoder('utf-8', { ignoreBOM: true });

/** What lay at this place in the topic. Never throws: what is no envelope of ours comes out as `unreadable`. */
export function readMessage(topic: string, partition: number, message: Bytes): Delivered {
  const { offset: position, value } = message;
  const envelope = envelopeOf(topic, message);
  return envelope
    ? { topic, partition, position, envelope }
    : { topic, partition, position, envelope, unreadable: forgiving.decode(value ?? undefined) };
}

function envelopeOf(topic: string, message: Bytes): Envelope | null {
  const header = wordsOf(message) ?? headersOf(message.headers);
  const [id, type, source] = [header('ce_id'), header('ce_type'), header('ce_source')];
  const data = message.value && textOf(message.value);
  const time = header('ce_time') ?? arrivalOf(message.timestamp);
  const sequence = sequenceOf(header('ce_sequence'));
  const key = message.key ? textOf(message.key) : (header('ce_subject') ?? '');
  if (header('ce_specversion') !== '1.0' || !id || !type || !source) return null;
  if (typeof data !== 'string' || key === null || sequence === null || Number.isNaN(parsed(time))) return null;
  return {
    // Field by field, here and wherever it is once for each message: V8 takes 3 µs to add fields to a spread object.
    id,
    type,
    source,
    topic,
    key,
    sequence,
    time,
    data,
    correlationId: header('ce_correlationid') ?? id,
    causationId: header('ce_causationid') ?? null,
    traceparent: header('ce_traceparent') ?? null,
  };
}

const parsed = rememberLast((time: string) => Date.parse(time));

/** As our own reading of a record has them, all at once. */
function wordsOf(message: Bytes): ((name: string) => string | undefined) | undefined {
  const words = message instanceof RecordRead ? message.words() : undefined;
  return words && ((name) => words.get(name) ?? undefined);
}

/** A header that came several times counts once; one that isn't UTF-8 counts as absent. */
const headersOf =
  (headers: IHeaders | undefined) =>
  (name: string): string | undefined => {
    const all = headers?.[name];
    const value = Array.isArray(all) ? all[0] : all;
    return (Buffer.isBuffer(value) ? textOf(value) : value) ?? undefined;
  };

/** A dozen a message: asked whether it is text and then read takes a third of what a strict TextDecoder does. */
const textOf = (bytes: Buffer): string | null => (isUtf8(bytes) ? bytes.toString() : null);

/** Other systems may leave it out. */
function sequenceOf(text: string | undefined): number | null {
  if (text === undefined) return 0;
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}

function arrivalOf(timestampMs: string): string {
  const at = new Date(Number(timestampMs));
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
