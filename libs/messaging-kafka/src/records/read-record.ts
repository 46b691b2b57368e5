import { isAscii } from 'node:buffer';

/** What kafkajs's decoder of a record is given: the bytes behind the record's length. */
export interface Bytes {
  readonly buffer: Buffer;
}

/** What is the same for all records of a batch, as kafkajs read it; 64 bit numbers as decimal text. */
export interface BatchContext {
  readonly firstOffset: string;
  readonly firstTimestamp: string;
  readonly maxTimestamp: string;
  readonly magicByte: number;
  readonly isControlBatch?: boolean;
  /** 1: the broker's time of arrival */
  readonly timestampType: number;
}

type Headers = Record<string, Buffer | null | (Buffer | null)[]>;

/**
 * A record of a batch (Kafka protocol, record batches, magic 2) as kafkajs's own decoder gives it, without an object and
 * a BigInt for each number and a copy of all headers for each header.
 */
export const readRecord = ({ buffer }: Bytes, context: BatchContext): RecordRead => new RecordRead(buffer, context);

/** Its headers are buffers, as kafkajs has them, for whoever asks; `words` are all of them in one reading. */
export class RecordRead {
  readonly magicByte: number;
  readonly attributes: number;
  readonly timestamp: string;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly isControlRecord: boolean;
  readonly batchContext: BatchContext;
  readonly #headers: Buffer;

  constructor(buffer: Buffer, context: BatchContext) {
    const reading = new Reading(buffer);
    const { firstTimestamp, maxTimestamp, timestampType, firstOffset } = context;
    this.magicByte = context.magicByte;
    this.attributes = reading.int8();
    const timestampDelta = reading.varint();
    this.timestamp = timestampType === 1 && maxTimestamp ? maxTimestamp : plus(firstTimestamp, timestampDelta);
    this.offset = plus(firstOffset, reading.varint());
    this.key = reading.bytes();
    this.value = reading.bytes();
    this.isControlRecord = context.isControlBatch ?? false;
    this.batchContext = context;
    this.#headers = reading.rest();
  }

  get headers(): Headers {
    return headersOf(new Reading(this.#headers));
  }

  /** The headers as text by name, the first of several; undefined where one of them isn't plain ASCII. */
  words(): ReadonlyMap<string, string | null> | undefined {
    return isAscii(this.#headers) ? wordsOf(this.#headers) : undefined;
  }
}

/** A byte is a character, so the bytes' lengths cut the text: one look at the bytes, where a buffer each takes two dozen. */
function wordsOf(bytes: Buffer): Map<string, string | null> {
  const text = bytes.toString('latin1');
  const reading = new Reading(bytes);
  const words = new Map<string, string | null>();
  for (let left = reading.varint(); left > 0; left -= 1) {
    const name = reading.part(text)!;
    const value = reading.part(text);
    if (!words.has(name)) words.set(name, value);
  }
  return words;
}

const plus = (base: string, delta: number): string =>
  base.length < 16 ? String(Number(base) + delta) : String(BigInt(base) + BigInt(delta));

/** One that comes several times is a list. */
function headersOf(reading: Reading): Headers {
  const headers: Headers = {};
  for (let left = reading.varint(); left > 0; left -= 1) {
    const name = reading.bytes()!.toString();
    const value = reading.bytes();
    const before = headers[name];
    headers[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return headers;
}

class Reading {
  private at = 0;

  constructor(private readonly buffer: Buffer) {}

  int8(): number {
    return this.buffer.readInt8(this.at++);
  }

  /** Zigzag; exact to 2^53, beyond which neither an offset nor a time lies. */
  varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.buffer[this.at++]!;
      value += (byte % 128) * factor;
      if (byte < 128) break;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** What `text` says where these bytes lie; null where the length is -1. */
  part(text: string): string | null {
    const size = this.varint();
    if (size < 0) return null;
    this.at += size;
    return text.slice(this.at - size, this.at);
  }

  rest(): Buffer {
    return this.buffer.subarray(this.at);
  }

  /** A view, not a copy; null where the length is -1. */
  bytes(): Buffer | null {
    const size = this.varint();
    if (size < 0) return null;
    const from = this.at;
    this.at += size;
    return this.buffer.subarray(from, this.at);
  }
}
