import type { Problem } from '@mirrorloop/contracts';

/** The gateway said no, or couldn't be reached (`status` 0). What was typed is the caller's to keep. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem> = {},
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }

  /** Worth asking again without anybody changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** No such thing, or not for this reader: the two look alike on purpose. */
  get unseen(): boolean {
    return this.status === 403 || this.status === 404;
  }
}

export const asRefusal = (thrown: unknown): Refusal =>
  thrown instanceof Refusal
    ? thrown
    : new Refusal(0, { title: thrown instanceof Error ? thrown.message : String(thrown) });

const isOf = (path: string, field: string): boolean =>
  path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`);
const errorsOf = (refusal: Refusal | null) => refusal?.problem.errors ?? [];

/** The messages for one field of a form: `stakes` also answers for `stakes.acting.amount`, `words` for `words[3]`. */
export const messagesFor = (refusal: Refusal | null, field: string): string[] =>
  errorsOf(refusal)
    .filter(({ path }) => isOf(path, field))
    .map(({ message }) => message);

/** What none of a form's fields shows. */
export const errorsBeside = (refusal: Refusal | null, fields: readonly string[]) =>
  errorsOf(refusal).filter(({ path }) => !fields.some((field) => isOf(path, field)));

/** The one of a form's fields where a message stands: the nearest, so that `steps[0].to` isn't said of all `steps`. */
export const nearest = (path: string, fields: readonly string[]): string | undefined =>
  fields.filter((field) => isOf(path, field)).sort((a, b) => b.length - a.length)[0];

/** What is wrong by the paths that a form has fields for: each message at the nearest field, and none at two. */
export function pathErrors(refusal: Refusal | null, fields: readonly string[]): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const { path, message } of errorsOf(refusal)) {
    const at = nearest(path, fields);
    if (at !== undefined) errors[at] = joined(errors[at], message);
  }
  return errors;
}

/** Two messages of one field; the same one is said once. */
export const joined = (before: string | undefined, said: string): string =>
  before === undefined || before === said ? said : `${before} ${said}`;
