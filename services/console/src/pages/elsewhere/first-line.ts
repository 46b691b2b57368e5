import { CsvError, parse } from 'csv-parse/browser/esm/sync';

/** Why a file's columns can't be read; `elsewhere.fault.*` says it. */
export type Fault = 'empty' | 'notUtf8' | 'quotes' | 'noCommas';
export interface FirstLine {
  readonly headings: readonly string[];
  readonly fault: Fault | null;
}

/** As the tracker reads the file, and no line more. */
const AS_THE_TRACKER = { bom: true, relax_column_count: true, skip_empty_lines: true, to: 1 };

/**
 * The columns named in a CSV file's first line, each once: `"Due, at",Owner` has two. None, and why, where the tracker
 * would refuse the file or find one column alone.
 *
 * @param begin the file's first bytes; they may end in the middle of a character
 */
export function readFirstLine(begin: ArrayBuffer | Uint8Array): FirstLine {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(begin, { stream: true });
    const [names = []] = parse(text, AS_THE_TRACKER);
    const headings = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
    const fault = headings.length === 0 ? 'empty' : names.length === 1 && /[;\t|]/.test(names[0]!) ? 'noCommas' : null;
    return fault ? unread(fault) : { headings, fault };
  } catch (error) {
    return unread(error instanceof CsvError ? 'quotes' : 'notUtf8');
  }
}

const unread = (fault: Fault): FirstLine => ({ headings: [], fault });
