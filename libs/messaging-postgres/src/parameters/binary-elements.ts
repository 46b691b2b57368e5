/** Where an element ends that was written at `at`, or `CANNOT` where it is none of this type: then all are sent as text. */
export type WriteElement = (into: Buffer, value: NonNullable<unknown>, at: number) => number;
export const CANNOT = -1;

/** How values of a type are sent in binary: what its `recv` function in src/backend/utils/adt reads. */
export interface ElementType {
  /** In pg_type. */
  readonly oid: number;
  /** Bytes that a value needs at most. */
  readonly room: (value: unknown) => number;
  readonly write: WriteElement;
}

const of = (oid: number, bytes: number, write: WriteElement): ElementType => ({ oid, room: () => bytes, write });

/** UTF-8 needs three bytes at most for each of UTF-16's units. */
const roomOfText = (value: unknown): number => (typeof value === 'string' ? 3 * value.length + 1 : 0);

const writeText: WriteElement = (into, value, at) => (typeof value === 'string' ? at + into.write(value, at) : CANNOT);

/** A version, then the text. */
const writeJsonb: WriteElement = (into, value, at) => {
  into[at] = 1;
  return writeText(into, value, at + 1);
};

const HYPHEN = 45;
const NO_DIGIT = 255;
const digits = new Uint8Array(128).fill(NO_DIGIT);
for (const digit of '0123456789abcdefABCDEF') digits[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

/** Two digits to a byte; past its 36 letters and hyphens nothing is one. */
const writeUuid: WriteElement = (into, value, at) => {
  if (typeof value !== 'string' || value.length !== 36) return CANNOT;
  let end = at;
  for (let i = 0; i < 36; i += 2) {
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (value.charCodeAt(i) !== HYPHEN) return CANNOT;
      i += 1;
    }
    const high = digits[value.charCodeAt(i)] ?? NO_DIGIT;
    const low = digits[value.charCodeAt(i + 1)] ?? NO_DIGIT;
    if (high === NO_DIGIT || low === NO_DIGIT) return CANNOT;
    into[end++] = (high << 4) | low;
  }
  return end;
};

const TWO_TO_32 = 2 ** 32;

function writeSafeInteger(into: Buffer, value: number, at: number): number {
  if (!Number.isSafeInteger(value)) return CANNOT;
  into.writeInt32BE(Math.floor(value / TWO_TO_32), at);
  return into.writeUInt32BE(value >>> 0, at + 4);
}

const writeBigint: WriteElement = (into, value, at) => {
  if (typeof value === 'number') return writeSafeInteger(into, value, at);
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value ? into.writeBigInt64BE(value, at) : CANNOT;
};

const writeInt: WriteElement = (into, value, at) =>
  typeof value === 'number' && (value | 0) === value ? into.writeInt32BE(value, at) : CANNOT;

const writeFloat: WriteElement = (into, value, at) =>
  typeof value === 'number' ? into.writeDoubleBE(value, at) : CANNOT;

const writeBoolean: WriteElement = (into, value, at) =>
  typeof value === 'boolean' ? into.writeUInt8(value ? 1 : 0, at) : CANNOT;

const FIRST_OF_2000 = Date.UTC(2000, 0);

/** Microseconds since 2000; those within 285 years of it, which a number can say. */
const writeMoment: WriteElement = (into, value, at) =>
  value instanceof Date ? writeSafeInteger(into, (value.getTime() - FIRST_OF_2000) * 1_000, at) : CANNOT;

const writeBytes: WriteElement = (into, value, at) => (value instanceof Uint8Array ? set(into, value, at) : CANNOT);
function set(into: Buffer, value: Uint8Array, at: number): number {
  into.set(value, at);
  return at + value.length;
}

const bigint = of(20, 8, writeBigint);
const int = of(23, 4, writeInt);

/** By the name that a statement casts its parameter to. */
export const elementTypes: ReadonlyMap<string, ElementType> = new Map([
  ['uuid', of(2950, 16, writeUuid)],
  ['text', { oid: 25, room: roomOfText, write: writeText }],
  ['jsonb', { oid: 3802, room: roomOfText, write: writeJsonb }],
  ['bytea', { oid: 17, room: (value) => (value instanceof Uint8Array ? value.length : 0), write: writeBytes }],
  ['bigint', bigint],
  ['int8', bigint],
  ['int', int],
  ['integer', int],
  ['int4', int],
  ['float8', of(701, 8, writeFloat)],
  ['boolean', of(16, 1, writeBoolean)],
  ['timestamptz', of(1184, 8, writeMoment)],
]);
