import { fieldErrors, Malformed } from '@mirrorloop/http';
import { parse } from 'csv-parse';
import { DateTime } from 'luxon';
import type { ElsewhereChange, ElsewhereState } from '../../domain/elsewhere.js';
import { FIELDS, type FileMapping, type MappedField } from './file-mapping.js';

const LONGEST = 4_000;
type Row = readonly string[];
export interface RefusedLine {
  readonly line: number;
  readonly path: string;
  readonly message: string;
}
export interface ElsewhereFile {
  readonly changes: ElsewhereChange[];
  readonly refused: RefusedLine[];
}

/**
 * Reads a CSV file with a header, a line a change of an action. A line that isn't right is named with its column; the
 * others are taken. Gives way to other work while it reads. Throws Malformed, or Rejected for a column that isn't there.
 */
export async function readElsewhereFile(bytes: Buffer, mapping: FileMapping): Promise<ElsewhereFile> {
  const refused: RefusedLine[] = [];
  const changes: ElsewhereChange[] = [];
  const rows = parse(textOf(bytes), { bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  let columns: Partial<Record<MappedField, number>> | undefined;
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: Row; info: { lines: number } }>) {
      if (!columns) columns = columnsOf(record, mapping);
      else read(new Line(record, info.lines, columns, mapping, refused), changes);
    }
  } catch (error) {
    if (error instanceof Error && 'lines' in error) throw unreadable(error.message, Number(error.lines), error);
    throw error;
  }
  return { changes, refused };
}

function read(line: Line, changes: ElsewhereChange[]): void {
  const ref = line.text('ref') ?? line.refuse('ref', 'is empty: an action needs its name in the other system');
  const [at, committedAt] = [line.instant('at'), line.instant('committedAt')];
  const [deadline, doneAt] = [line.instant('deadline'), line.instant('doneAt')];
  const texts = { title: line.text('title'), problem: line.text('problem'), owner: line.text('owner') };
  const judged = { state: line.state(), late: line.late(), reopened: line.count('reopened') };
  if (ref !== null && !line.wrong)
    changes.push({ ref, at, ...texts, team: line.text('team'), committedAt, deadline, doneAt, ...judged });
}

/** One line's fields by what they mean; what is wrong with them is remembered. */
class Line {
  wrong = false;
  constructor(
    private readonly row: Row,
    private readonly number: number,
    private readonly columns: Partial<Record<MappedField, number>>,
    private readonly mapping: FileMapping,
    private readonly refused: RefusedLine[],
  ) {}

  refuse(field: MappedField, message: string): null {
    this.wrong = true;
    this.refused.push({ line: this.number, path: this.mapping.columns?.[field] ?? field, message });
    return null;
  }
  text(field: MappedField): string | null {
    const at = this.columns[field];
    const text = at === undefined ? '' : (this.row[at] ?? '').trim();
    if (text.length > LONGEST) return this.refuse(field, `is longer than ${LONGEST} characters`);
    return text.includes('\0') ? this.refuse(field, 'contains the character NUL') : text || null;
  }
  /** With its offset, or as clocks show it in the file's zone. */
  instant(field: MappedField): Date | null {
    const text = this.text(field);
    if (text === null) return null;
    const read = DateTime.fromISO(text.replace(' ', 'T'), { zone: this.mapping.timeZone });
    return read.isValid ? read.toJSDate() : this.refuse(field, `“${text.slice(0, 50)}” is no date and time`);
  }
  /** A word that is listed neither as done nor as dropped is open. */
  state(): ElsewhereState | null {
    const word = this.text('state');
    if (word === null) return null;
    if (this.mapping.done.includes(word)) return 'done';
    return this.mapping.dropped.includes(word) ? 'dropped' : 'open';
  }
  count(field: MappedField): number | null {
    const text = this.text(field);
    if (text === null) return null;
    return /^\d{1,9}$/.test(text) ? Number(text) : this.refuse(field, `“${text.slice(0, 50)}” is no whole number`);
  }
  late(): boolean | null {
    const word = this.text('inTime');
    if (word === null) return null;
    const inTime = IN_TIME[word.toLowerCase()];
    return inTime === undefined ? this.refuse('inTime', 'is neither true nor false') : !inTime;
  }
}

const IN_TIME: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, '1': true },
  ...{ false: false, no: false, '0': false },
};

function columnsOf(header: Row, { columns }: FileMapping): Partial<Record<MappedField, number>> {
  const names = header.map((name) => name.trim());
  const named = FIELDS.filter((field) => field === 'ref' || names.includes(field)).map((field) => [field, field]);
  const mapped = (columns ? Object.entries(columns) : named) as [MappedField, string][];
  const missing = mapped.filter(([, name]) => !names.includes(name));
  if (missing.length > 0)
    throw fieldErrors(
      missing.map(([field, name]) => ({ path: `columns.${field}`, message: `the file has no column “${name}”` })),
    );
  return Object.fromEntries(mapped.map(([field, name]) => [field, names.indexOf(name)]));
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Malformed('The file is not valid UTF-8', [{ path: '', message: 'not UTF-8' }], { cause });
  }
}

const unreadable = (message: string, line: number, cause: Error): Malformed =>
  new Malformed(`The file can’t be read from line ${line} on`, [{ path: `line ${line}`, message }], { cause });
