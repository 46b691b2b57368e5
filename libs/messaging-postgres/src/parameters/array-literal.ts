const LAST_PLAIN_YEAR = Date.UTC(10_000, 0);
const FIRST_PLAIN_YEAR = Date.UTC(1, 0);

/**
 * A column of values as PostgreSQL's array literal. The driver does it too, element by element with two replacements
 * whether there is anything to replace or not, which is twice the time for a column of ids.
 * What isn't a flat column of plain values is left to the driver as it is.
 */
export function arrayLiteral(column: readonly unknown[]): unknown {
  let text = '';
  for (const value of column) {
    const element = elementOf(value);
    if (element === undefined) return column;
    text += text === '' ? element : `,${element}`;
  }
  return `{${text}}`;
}

function elementOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return `"${escaped(value)}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return value instanceof Date ? momentOf(value) : undefined;
}

/** A backslash and a quote each want a backslash before them. */
function escaped(text: string): string {
  const slashed = text.includes('\\') ? text.replaceAll('\\', '\\\\') : text;
  return slashed.includes('"') ? slashed.replaceAll('"', '\\"') : slashed;
}

/** ISO 8601 in UTC; the years that it writes with a sign are the driver's business. */
function momentOf(value: Date): string | undefined {
  const at = value.getTime();
  return at >= FIRST_PLAIN_YEAR && at < LAST_PLAIN_YEAR ? `"${value.toISOString()}"` : undefined;
}
