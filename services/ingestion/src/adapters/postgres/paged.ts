import type { Page } from '@mirrorloop/contracts';
import { decodeCursor, encodeCursor } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { z } from 'zod';

const cursorShape = z.object({ at: z.iso.datetime({ precision: 6 }), id: z.uuid() });
/** Where a page of a list newest first ended: a time to the microsecond, since rows share milliseconds. */
export type At = z.output<typeof cursorShape>;

/** The place to go on from; for the first page one after everything. */
export const placeOf = (cursor: string | undefined): At =>
  decodeCursor(cursor, cursorShape) ?? {
    at: '9999-12-31T00:00:00.000000Z',
    id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  };

/** Selects a timestamp as the cursor keeps it. */
export const exactly = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export function pageOf<Row extends { id: string; at: string }, T>(
  rows: readonly Row[],
  { limit, total, view }: { limit: number; total: number; view: (row: Row) => T },
): Page<T> {
  const last = rows.at(-1);
  const next = last && rows.length === limit ? encodeCursor({ at: last.at, id: last.id }) : null;
  return { items: rows.map(view), next, total };
}

/** What isn't a UUID names nothing that is here. */
export function asUuid(id: string): string {
  if (!z.uuid().safeParse(id).success) throw new NotFound('no such id');
  return id;
}
