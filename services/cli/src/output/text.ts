export const count = (n: number): string => n.toLocaleString('en-GB');

/** `1 row`, `2 rows`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

export const time = (iso: string | null): string =>
  iso ? iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC') : 'never';

/** Columns under their headings, as wide as their widest cell; control characters can't reach the terminal. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [headings, ...rows].map((row) => row.map(harmless));
  const widths = headings.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What customers and sources wrote may hold escape sequences; a terminal would obey them. */
export const harmless = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
