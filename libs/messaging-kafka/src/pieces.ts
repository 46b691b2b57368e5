import { Rejected } from '@mirrorloop/kernel';
import type { Envelope } from '@mirrorloop/messaging';
import type { Message } from 'kafkajs';
import { messageOf } from './write-message.js';

export interface Outbound {
  readonly topic: string;
  readonly message: Message & { value: string };
}

/** All of one send that go to one partition are one record batch, and a broker takes 1 MB of that unless told. */
const PIECE_BYTES = 900_000;
const FRAME_BYTES = 100;

/**
 * Cuts messages into sends, in order. A message that is larger than a piece goes alone.
 * Throws `Rejected` for one that no topic would take, before anything is sent.
 */
export function piecesOf(envelopes: readonly Envelope[], maxMessageBytes: number): Outbound[][] {
  const pieces: Outbound[][] = [];
  let room = 0;
  for (const envelope of envelopes) {
    const message = messageOf(envelope);
    const bytes = bytesOf(message);
    if (bytes > maxMessageBytes) throw tooLarge(envelope, bytes, maxMessageBytes);
    if (bytes > room) {
      pieces.push([]);
      room = PIECE_BYTES;
    }
    pieces.at(-1)!.push({ topic: envelope.topic, message });
    room -= bytes;
  }
  return pieces;
}

function bytesOf({ key, value, headers = {} }: Outbound['message']): number {
  let bytes = FRAME_BYTES + partBytes(key) + partBytes(value);
  for (const name in headers) bytes += partBytes(name) + partBytes(headers[name]);
  return bytes;
}

const partBytes = (part: unknown): number =>
  5 + (typeof part === 'string' ? Buffer.byteLength(part) : Buffer.byteLength(String(part ?? '')));

const tooLarge = ({ id, type }: Envelope, bytes: number, most: number): Rejected =>
  new Rejected(`${type} ${id} is ${bytes} bytes; a topic takes ${most}`);
