/**
 * A copy of plain data and dates, so that nobody changes what a stand-in keeps. Not `structuredClone`: jest runs tests
 * in a realm of their own, and what that function gives comes from another, where `[]` doesn't equal `[]`.
 */
export function copyOf<T>(value: T): T {
  if (value instanceof Date) return new Date(value) as T;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) return new Map([...value].map(([k, v]) => [k, copyOf(v)])) as T;
  if (value instanceof Set) return new Set([...value].map(copyOf)) as T;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, copyOf(v)])) as T;
}
