import { hash } from 'node:crypto';

/** One text for one content: keys in one order, so that a sender's order of fields doesn't matter. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const key of Object.keys(fields).sort())
    if (fields[key] !== undefined) text += `${quoted(key)}:${canonical(fields[key])},`;
  return `${text}}`;
}

/** As JSON has it: nearly every text is between its quotes just as it is, and seeing that is quicker than writing it. */
const quoted = (text: string): string => (NOTHING_TO_ESCAPE.test(text) ? `"${text}"` : JSON.stringify(text));
const NOTHING_TO_ESCAPE = /^[ !#-[\]-~]*$/;

/** Equal for equal content. Told apart by it: a repeat, and another thing sent under an id that is taken. */
export function contentId(value: unknown): string {
  const hex = hash('sha256', canonical(value));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** No deeper than `levels`; looks no deeper than that itself, so that no input overflows the stack. */
export function isWithinDepth(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isWithinDepth(part, levels - 1));
}
