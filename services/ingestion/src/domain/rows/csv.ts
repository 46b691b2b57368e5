import { parse } from 'csv-parse/sync';
import { UnusableFile } from './form.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const cut = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\n'], skip_empty_lines: false });

/** Each record's fields, or nothing where its quotes are broken. One call of the parser where all of them are well. */
export function cutRecords(records: readonly string[], delimiter: string): (string[] | undefined)[] {
  if (records.length === 0) return [];
  const together = cutOrNothing(records.join('\n'), delimiter);
  return together?.length === records.length ? together : records.map((record) => cutRecord(record, delimiter));
}

export function cutRecord(record: string, delimiter: string): string[] | undefined {
  const rows = cutOrNothing(record, delimiter);
  return rows?.length === 1 ? rows[0] : undefined;
}

function cutOrNothing(text: string, delimiter: string): string[][] | undefined {
  try {
    return cut(text, delimiter);
  } catch {
    return undefined;
  }
}

/** The delimiter that cuts the header into most columns, and the columns. Throws `UnusableFile`. */
export function readHeader(line: string): { delimiter: string; header: string[] } {
  const readings = DELIMITERS.flatMap((delimiter) => {
    const header = cutRecord(line, delimiter);
    return header ? [{ delimiter, header: header.map((heading) => heading.trim()) }] : [];
  });
  const [best, ...others] = readings;
  if (!best) throw new UnusableFile('The first line has broken quotes, so the columns have no names.');
  return others.reduce((a, b) => (b.header.length > a.header.length ? b : a), best);
}

/** An odd number of quotes leaves one open. In a well-formed file quotes inside quotes are doubled, so they pair up. */
export function leavesQuoteOpen(line: string): boolean {
  let open = false;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) open = !open;
  return open;
}
