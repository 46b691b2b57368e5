import { fieldErrors } from '@mirrorloop/http';
import { z } from 'zod';
import { isTimeZone } from '../../domain/time-zone.js';

/** What a column may mean. `ref` names the action in the other system; `at` is when the line's change happened. */
export const FIELDS = [
  ...(['ref', 'at', 'title', 'problem', 'owner', 'team', 'committedAt', 'deadline', 'doneAt'] as const),
  ...(['state', 'inTime', 'reopened'] as const),
] as const;
export type MappedField = (typeof FIELDS)[number];

export interface FileMapping {
  /** The file's column for each meaning; what isn't mapped isn't read. Null: each has the name of what it means. */
  readonly columns: Partial<Record<MappedField, string>> | null;
  /** The words of its `state` that mean done, and dropped. */
  readonly done: readonly string[];
  readonly dropped: readonly string[];
  /** For times without an offset. */
  readonly timeZone: string;
}

const text = z.string().trim().min(1).max(200);
/** `Resolved,Closed` */
const words = z
  .string()
  .max(2_000)
  .default('')
  .transform((said) =>
    said
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  );
export const elsewhereQuery = z.object({
  system: text,
  /** JSON: `{"ref": "number", "deadline": "due"}`; without it the columns have the names of what they mean. */
  columns: z.string().max(4_000).optional(),
  done: words,
  dropped: words,
  timeZone: text.refine(isTimeZone, 'not a time zone such as Europe/London').default('UTC'),
});
const columns = z.partialRecord(z.enum(FIELDS), text).refine(({ ref }) => ref !== undefined, {
  path: ['ref'],
  message: 'say which column names the action',
});

/** @throws Rejected naming what isn't right */
export function mappingOf({ columns: said, ...rest }: z.output<typeof elsewhereQuery>): FileMapping {
  if (said === undefined) return { ...rest, columns: null };
  const read = columns.safeParse(jsonOf(said));
  if (read.success) return { ...rest, columns: read.data };
  throw fieldErrors(
    read.error.issues.map(({ path, message }) => ({ path: ['columns', ...path.map(String)].join('.'), message })),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fieldErrors([{ path: 'columns', message: 'is no JSON' }]);
  }
}
