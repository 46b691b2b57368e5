import type { FieldError } from '@mirrorloop/kernel';

/** An object as somebody sent it: nothing about its fields is known yet. */
export type Said = { readonly [field: string]: unknown };

/**
 * Reads what somebody sent field by field and remembers everything wrong, so that one refusal names it all.
 * What can't be read comes back as `undefined`.
 */
export class Checks {
  readonly errors: FieldError[] = [];

  /** @returns nothing, so that a reader can end with it */
  refuse(path: string, message: string): undefined {
    this.errors.push({ path, message });
    return undefined;
  }

  /** The fields under `path`; a part that is missing as a whole is one error. */
  part(from: Said | undefined, path: string, missing: string): Said | undefined {
    const value = from?.[lastOf(path)];
    return isObject(value) ? value : this.refuse(path, missing);
  }

  text(from: Said, path: string, missing: string, most = 4_000): string | undefined {
    const value = from[lastOf(path)];
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') return this.refuse(path, missing);
    if (text.length > most) return this.refuse(path, `At most ${most} characters.`);
    return text.includes('\0') ? this.refuse(path, 'Contains the character NUL, which can not be kept.') : text;
  }

  number(from: Said, path: string, missing: string, holds: (n: number) => boolean): number | undefined {
    const value = from[lastOf(path)];
    return typeof value === 'number' && Number.isFinite(value) && holds(value) ? value : this.refuse(path, missing);
  }
}

export const isObject = (value: unknown): value is Said =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name of the field at the end of a path. */
export const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
