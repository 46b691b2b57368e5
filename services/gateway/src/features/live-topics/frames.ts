import type { Delivered, Envelope } from '@mirrorloop/messaging';
import { type Filter, holds } from '../../domain/live/filter.js';

/** One thing to say to listeners. `id` is where they stand once they have heard it. */
export interface Frame {
  readonly id: string;
  /** Undefined for an event of a topic; else what is said about the stream itself. */
  readonly about?: 'state' | 'gap' | 'unreadable' | 'beat' | 'end';
  /** JSON, on one line. */
  readonly json: string;
}

/** How a stream is written. Each frame is written once for all who listen in the same way. */
export interface Format {
  readonly name: string;
  /** How it is packed, as the header content-encoding says it. */
  readonly encoding?: 'gzip';
  /** What a stream begins with. */
  readonly head: Buffer;
  write(frames: readonly Frame[]): Buffer;
}

/** How soon a client comes again after an end, in ms. */
const RETRY = Buffer.from('retry: 1000\n\n');

/** Server-sent events: what comes from a topic has no event name, so that `onmessage` hears it. */
export const SERVER_SENT: Format = {
  name: 'server-sent events',
  head: RETRY,
  write: (frames) =>
    Buffer.from(
      frames.map(({ id, about, json }) => `id: ${id}\n${about ? `event: ${about}\n` : ''}data: ${json}\n\n`).join(''),
    ),
};

/** A message each, `{ id, event }` or `{ id, state | gap | ... }`, framed as RFC 6455 has a server frame them. */
export const WEB_SOCKET: Format = {
  name: 'WebSocket',
  head: Buffer.alloc(0),
  write: (frames) => Buffer.concat(frames.flatMap((frame) => framed(Buffer.from(messageOf(frame))))),
};

const messageOf = ({ id, about, json }: Frame): string => `{"id":"${id}","${about ?? 'event'}":${json}}`;

const FINAL_TEXT = 0x81;
/** RFC 6455, 5.2: a whole text message, unmasked, its length in 7, 16 or 64 bits. */
function framed(payload: Buffer): Buffer[] {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = FINAL_TEXT;
  header[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  return [header, payload];
}

/** @returns undefined where the filter doesn't let it through */
export function frameOf(message: Delivered, filter: Filter, id: string): Frame | undefined {
  const { topic, partition, position, envelope } = message;
  const data = envelope && dataOf(envelope);
  if (data && !holds(filter, { type: envelope.type, key: envelope.key, data: data.read })) return undefined;
  if (data) return { id, json: cloudEvent(message, envelope, data.json) };
  const text = (envelope?.data ?? message.unreadable ?? '').slice(0, 1_000);
  return filter.length > 0
    ? undefined
    : { id, about: 'unreadable', json: JSON.stringify({ topic, partition, position, text }) };
}

/** Others write to topics too: what isn't JSON is none, and what has line breaks is written without them. */
function dataOf({ data }: Envelope): { read: unknown; json: string } | undefined {
  try {
    const read: unknown = JSON.parse(data);
    return { read, json: /[\r\n]/.test(data) ? JSON.stringify(read) : data };
  } catch {
    return undefined;
  }
}

/** CloudEvents 1.0, structured mode, with where it lay as extensions. */
function cloudEvent({ topic, partition, position }: Delivered, envelope: Envelope, json: string): string {
  const { id, type, source, key, time, sequence, correlationId, causationId } = envelope;
  const attributes = {
    ...{ specversion: '1.0', id, type, source, subject: key, time, datacontenttype: 'application/json' },
    ...{ topic, partition, position, sequence: String(sequence), correlationid: correlationId },
    ...(causationId === null ? {} : { causationid: causationId }),
  };
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${json}}`;
}
