import { Unacceptable } from './failure.js';
import type { Word } from './said.js';

/**
 * A value out of JSON that a source sent, as text; nothing where there is nothing, null or blank.
 * Throws `Unacceptable` for a list or an object, and for a number that has lost digits on its way.
 */
export function wordAt(json: unknown, ...keys: readonly string[]): Word | undefined {
  const value = valueAt(json, keys);
  if (value === undefined || value === null) return undefined;
  const path = keys.join('.');
  const raw = textOf(value, path);
  return raw.trim() === '' ? undefined : { raw, path };
}

/** The first that is there. */
export const firstWord = (json: unknown, paths: readonly (readonly string[])[]): Word | undefined => {
  for (const path of paths) {
    const word = wordAt(json, ...path);
    if (word) return word;
  }
  return undefined;
};

/** Something, of whatever kind, stands there. */
export const isThere = (json: unknown, ...keys: readonly string[]): boolean => {
  const value = valueAt(json, keys);
  return value !== undefined && value !== null;
};

/** One value, or a list of them. */
export function wordsAt(json: unknown, ...keys: readonly string[]): Word[] {
  const path = keys.join('.');
  const value = valueAt(json, keys);
  if (value === undefined || value === null) return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((item, i) => ({ raw: textOf(item, Array.isArray(value) ? `${path}[${i}]` : path), path }));
}

/** Asked twenty times an event, so it makes nothing on its way. */
function valueAt(json: unknown, keys: readonly string[]): unknown {
  let at = json;
  for (let depth = 0; depth < keys.length; depth += 1) {
    if (at === undefined || at === null) return undefined;
    if (typeof at !== 'object' || Array.isArray(at))
      throw new Unacceptable('bad_shape', keys.slice(0, depth).join('.'), 'is no object with fields');
    const key = keys[depth]!;
    at = Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined;
  }
  return at;
}

function textOf(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number')
    throw new Unacceptable('bad_shape', path, 'is a list or an object, where text was expected');
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new Unacceptable('bad_value', path, 'is a number with more digits than JSON keeps: send it as text');
  return String(value);
}
