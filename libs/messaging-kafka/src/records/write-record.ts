type Part = Buffer | string | null | undefined;

/** What kafkajs hands over for one message of a record batch. */
export interface RecordToWrite {
  readonly offsetDelta?: number;
  /** ms since the first message of its batch */
  readonly timestampDelta?: number;
  readonly key?: Part;
  readonly value?: Part;
  readonly headers?: Readonly<Record<string, Part | readonly Part[]>>;
}

/** One record as bytes, with the names under which kafkajs copies it into its batch. */
export interface WrittenRecord {
  readonly buf: Buffer;
  readonly buffer: Buffer;
}

/**
 * A record of a batch (Kafka protocol, record batches, magic 2): varints are zigzag, strings and bytes have their length
 * before them. Measured first and written into one buffer, where kafkajs makes one of 512 bytes for each header.
 */
export function writeRecord(record: RecordToWrite): WrittenRecord {
  const { offsetDelta = 0, timestampDelta = 0, key, value, headers = {} } = record;
  const parts = [key, value];
  for (const name of Object.keys(headers)) for (const each of listed(headers[name])) parts.push(name, each);
  const sizes = parts.map(sizeOf);
  const count = (parts.length - 2) / 2;
  let size = 1 + sizeOfVarint(timestampDelta) + sizeOfVarint(offsetDelta) + sizeOfVarint(count);
  for (const bytes of sizes) size += sizeOfVarint(bytes) + Math.max(0, bytes);
  const buf = Buffer.allocUnsafe(sizeOfVarint(size) + size);
  let at = writeVarint(buf, 0, size);
  buf[at++] = 0; // no attributes are in use
  at = writeVarint(buf, at, timestampDelta);
  at = writeVarint(buf, at, offsetDelta);
  at = writePart(buf, at, parts[0], sizes[0]!);
  at = writePart(buf, at, parts[1], sizes[1]!);
  at = writeVarint(buf, at, count);
  for (let i = 2; i < parts.length; i += 1) at = writePart(buf, at, parts[i], sizes[i]!);
  return { buf, buffer: buf };
}

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
