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
export function readRecord({ buffer }: Bytes, context: BatchContext) {
  const reading = new Reading(buffer);
  const attributes = reading.int8();
  const { firstTimestamp, maxTimestamp, timestampType, firstOffset } = context;
  const timestampDelta = reading.varint();
  const timestamp = timestampType === 1 && maxTimestamp ? maxTimestamp : plus(firstTimestamp, timestampDelta);
  const offset = plus(firstOffset, reading.varint());
  const key = reading.bytes();
  const value = reading.bytes();
  return {
    ...{ magicByte: context.magicByte, attributes, timestamp, offset, key, value, headers: headersOf(reading) },
    isControlRecord: context.isControlBatch ?? false,
    batchContext: context,
  };
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

  /** A view, not a copy; null where the length is -1. */
  bytes(): Buffer | null {
    const size = this.varint();
    if (size < 0) return null;
    const from = this.at;
    this.at += size;
    return this.buffer.subarray(from, this.at);
  }
}
