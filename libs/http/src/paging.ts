import { z } from 'zod';
import { fieldErrors } from './problems.js';

export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Opaque to callers: where the page before ended. */
export const encodeCursor = (at: object): string => Buffer.from(JSON.stringify(at)).toString('base64url');

/** @returns undefined for the first page. Throws Rejected for a cursor that isn't one of ours. */
export function decodeCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw fieldErrors([{ path: 'cursor', message: 'not a cursor of this list' }]);
  }
}
