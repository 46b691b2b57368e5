type Part = Buffer | string | null | undefined;

/** What kafkajs hands over for one message of a record batch. */
export interface RecordToWrite {
  readonly key?: Part;
  readonly value?: Part;
  readonly headers?: Readonly<Record<string, Part | readonly Part[]>>;
}

/** A record whose sizes are known, so that it is written where it belongs and copied nowhere. */
export interface MeasuredRecord {
  readonly offsetDelta: number;
  readonly timestampDelta: number;
  /** Key, value, then name and value of each header, and the bytes of each: -1 for none. */
  readonly parts: readonly Part[];
  readonly sizes: readonly number[];
  /** Of what follows the length. */
  readonly body: number;
  /** With the length before it. */
  readonly size: number;
}

/**
 * A record of a batch (Kafka protocol, record batches, magic 2): varints are zigzag, strings and bytes have their length
 * before them.
 *
 * @param offsetDelta its number in its batch
 * @param timestampDelta ms since the first message of its batch
 */
export function measured(record: RecordToWrite, offsetDelta: number, timestampDelta: number): MeasuredRecord {
  const parts = partsOf(record);
  const sizes = parts.map(sizeOf);
  let body = 1 + sizeOfVarint(timestampDelta) + sizeOfVarint(offsetDelta) + sizeOfVarint(headersIn(parts));
  for (const bytes of sizes) body += sizeOfVarint(bytes) + Math.max(0, bytes);
  return { offsetDelta, timestampDelta, parts, sizes, body, size: sizeOfVarint(body) + body };
}

/** @returns where it ends */
export function writeRecord(buf: Buffer, from: number, record: MeasuredRecord): number {
  const { offsetDelta, timestampDelta, parts, sizes, body } = record;
  let at = writeVarint(buf, from, body);
  buf[at++] = 0; // no attributes are in use
  at = writeVarint(buf, at, timestampDelta);
  at = writeVarint(buf, at, offsetDelta);
  at = writePart(buf, at, parts[0], sizes[0]!);
  at = writePart(buf, at, parts[1], sizes[1]!);
  at = writeVarint(buf, at, headersIn(parts));
  for (let i = 2; i < parts.length; i += 1) at = writePart(buf, at, parts[i], sizes[i]!);
  return at;
}

function partsOf({ key, value, headers = {} }: RecordToWrite): Part[] {
  const parts: Part[] = [key, value];
  for (const name of Object.keys(headers)) for (const each of listed(headers[name])) parts.push(name, each);
  return parts;
}

const headersIn = (parts: readonly Part[]): number => (parts.length - 2) / 2;

const listed = (value: Part | readonly Part[]): readonly Part[] =>
  Array.isArray(value) ? (value as readonly Part[]) : [value as Part];

const sizeOf = (part: Part): number =>
  part === null || part === undefined ? -1 : typeof part === 'string' ? Buffer.byteLength(part) : part.length;

/** Of a number that JavaScript holds exactly. */
function sizeOfVarint(value: number): number {
  let left = zigzag(value);
  let size = 1;
  for (; left >= 128; left = Math.floor(left / 128)) size += 1;
  return size;
}

function writeVarint(buf: Buffer, from: number, value: number): number {
  let at = from;
  let left = zigzag(value);
  for (; left >= 128; left = Math.floor(left / 128)) buf[at++] = (left % 128) + 128;
  buf[at++] = left;
  return at;
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

function writePart(buf: Buffer, from: number, part: Part, size: number): number {
  const at = writeVarint(buf, from, size);
  if (size <= 0) return at;
  if (typeof part === 'string') buf.write(part, at);
  else part!.copy(buf, at);
  return at + size;
}
