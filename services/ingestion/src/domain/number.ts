import { type FailureCode, quoted, Unacceptable } from './failure.js';
import type { Word } from './said.js';

/** A plain decimal with a point. `1,5` is one and a half here and fifteen there, so it is refused, never guessed. */
export function decimal({ raw, path }: Word, code: FailureCode = 'bad_value'): number {
  const text = raw.trim();
  const value = /^[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) throw new Unacceptable(code, path, `${quoted(raw)} is no number such as 4 or 4.5`);
  return value;
}
