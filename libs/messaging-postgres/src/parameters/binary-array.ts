import { CANNOT, type ElementType } from './binary-elements.js';

const HEADER = 20;
const LENGTH = 4;
const NULL = -1;

/**
 * A column of values as `array_recv` reads it (PostgreSQL, src/backend/utils/adt/arrayfuncs.c): how many dimensions,
 * whether some are null, the elements' type, how many, and from which index they count; then each with its length
 * before it. `undefined` where a value isn't one of that type as we know it: then the text says it, or PostgreSQL says
 * what is wrong with it.
 */
export function binaryArray(column: readonly unknown[], type: ElementType): Buffer | undefined {
  const into = Buffer.allocUnsafe(column.reduce<number>((room, value) => room + LENGTH + type.room(value), HEADER));
  let at = HEADER;
  let nulls = 0;
  for (const value of column) {
    const isNull = value === null || value === undefined;
    const end: number = isNull ? at + LENGTH : type.write(into, value, at + LENGTH);
    if (end === CANNOT) return undefined;
    into.writeInt32BE(isNull ? NULL : end - at - LENGTH, at);
    if (isNull) nulls = 1;
    at = end;
  }
  writeHeader(into, column.length, nulls, type.oid);
  return into.subarray(0, column.length === 0 ? HEADER - 8 : at);
}

function writeHeader(into: Buffer, count: number, nulls: number, oid: number): void {
  into.writeInt32BE(count === 0 ? 0 : 1, 0);
  into.writeInt32BE(nulls, 4);
  into.writeInt32BE(oid, 8);
  into.writeInt32BE(count, 12);
  into.writeInt32BE(1, 16);
}
