import { crc32c } from './crc32c.js';
import { type MeasuredRecord, measured, type RecordToWrite, writeRecord } from './write-record.js';

/** A message as kafkajs hands it over; its time in ms, as a number or as text. */
export interface MessageToWrite extends RecordToWrite {
  readonly timestamp?: number | string | null;
}

/** Who sends, the same for all batches of a request. */
export interface Sender {
  /** 64 bit, as a number, as text or as kafkajs's own `Long`. */
  readonly producerId: { toString(): string };
  readonly producerEpoch: number;
  readonly transactional: boolean;
}

/** Messages of one partition whose sizes are known. */
export interface MeasuredBatch {
  readonly records: readonly MeasuredRecord[];
  readonly firstTimestamp: number;
  readonly maxTimestamp: number;
  readonly firstSequence: number;
  readonly size: number;
}

const MAGIC = 2;
const TRANSACTIONAL = 16;
const HEADER = 61;
/** Its sum is of all that follows it. */
const SUMMED_FROM = 21;
/** Its length counts what follows the length. */
const LENGTH_FROM = 12;

/** @param now for messages that have no time of their own, in ms */
export function measuredBatch(messages: readonly MessageToWrite[], firstSequence: number, now: number): MeasuredBatch {
  const given = messages.flatMap(({ timestamp }) => (timestamp ? [Number(timestamp)] : []));
  const [firstTimestamp, maxTimestamp] = given.length > 0 ? [Math.min(...given), Math.max(...given)] : [now, now];
  const records = messages.map((message, i) => measured(message, i, Number(message.timestamp || now) - firstTimestamp));
  const size = records.reduce((sum, record) => sum + record.size, HEADER);
  return { records, firstTimestamp, maxTimestamp, firstSequence, size };
}

/** A record batch (Kafka protocol, magic 2), not compressed. @returns where it ends */
export function writeBatch(buf: Buffer, from: number, batch: MeasuredBatch, sender: Sender): number {
  const { records, firstTimestamp, maxTimestamp, firstSequence, size } = batch;
  let at = buf.writeBigInt64BE(0n, from); // the broker gives offsets
  at = buf.writeInt32BE(size - LENGTH_FROM, at);
  at = buf.writeInt32BE(0, at); // nor does it ask who leads the partition
  at = buf.writeInt8(MAGIC, at) + 4; // the sum comes last
  at = buf.writeInt16BE(sender.transactional ? TRANSACTIONAL : 0, at);
  at = buf.writeInt32BE(records.length - 1, at);
  at = buf.writeBigInt64BE(BigInt(firstTimestamp), at);
  at = buf.writeBigInt64BE(BigInt(maxTimestamp), at);
  at = buf.writeBigInt64BE(BigInt(sender.producerId.toString()), at);
  at = buf.writeInt16BE(sender.producerEpoch, at);
  at = buf.writeInt32BE(firstSequence, at);
  at = buf.writeInt32BE(records.length, at);
  for (const record of records) at = writeRecord(buf, at, record);
  buf.writeUInt32BE(crc32c(buf.subarray(from + SUMMED_FROM, at)), from + SUMMED_FROM - 4);
  return at;
}
