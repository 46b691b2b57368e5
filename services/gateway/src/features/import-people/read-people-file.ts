import { LANGUAGES } from '@mirrorloop/contracts';
import { fieldErrors, Malformed } from '@mirrorloop/http';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { PersonLine, RefusedLine } from '../../domain/people/people-file.js';
import { isTimeZone } from '../../domain/people/time-zone.js';
import { aName, oneLine } from '../../one-line.js';

const COLUMNS = [
  'name',
  'email',
  'title',
  'team',
  'manager_email',
  'time_zone',
  'deputy_email',
  'stores',
  'calendar',
  'language',
];
const NEEDED = ['name', 'email', 'team'];
const line = oneLine();
const email = line.toLowerCase().pipe(z.email('not an email address'));
const empty = z.literal('');
const orNothing = <T extends z.ZodType>(shape: T) =>
  z.preprocess((said) => (said === '' ? null : said), shape.nullable());
/** `Leeds; York` */
const stores = line.transform((text) => [...new Set(text.split(';').map((store) => store.trim()))].filter(Boolean));

function lineShape(timeZone: string) {
  return z.object({
    name: aName,
    email,
    title: line.default(''),
    team: aName,
    manager_email: orNothing(email).default(null),
    time_zone: empty
      .transform(() => timeZone)
      .or(line.refine(isTimeZone, 'not a time zone such as Europe/London'))
      .default(timeZone),
    deputy_email: orNothing(email).optional(),
    stores: stores.optional(),
    calendar: orNothing(line).optional(),
    language: orNothing(line.toLowerCase().pipe(z.enum(LANGUAGES, `not one of ${LANGUAGES.join(', ')}`))).optional(),
  });
}

export interface PeopleFile {
  readonly lines: PersonLine[];
  readonly refused: RefusedLine[];
}

/**
 * Reads a people file: UTF-8 CSV with a header whose names may stand in any order, case and spacing. A line that
 * can't be read or isn't right is named; the others are taken. Throws Malformed, or Rejected for a missing column.
 *
 * @param timeZone for lines that name none
 */
export function readPeopleFile(bytes: Buffer, timeZone: string): PeopleFile {
  const { rows, unreadable } = rowsOf(textOf(bytes));
  const refused = [...unreadable];
  const shape = lineShape(timeZone);
  const lines = rows.flatMap(({ record, info }) => {
    const read = shape.safeParse(record);
    if (!read.success) refused.push(...faultsOf(info.lines, read.error));
    return read.success ? [asLine(info.lines, read.data)] : [];
  });
  return { lines, refused };
}

interface Row {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function rowsOf(text: string): { rows: Row[]; unreadable: RefusedLine[] } {
  const unreadable = new Map<number, RefusedLine>();
  const rows = parse(text, {
    bom: true,
    columns: headings,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    // The parser reports each quote that stands wrong; the first one of a line says enough.
    on_skip: (error) => {
      const line = Number(error?.['lines'] ?? 0);
      if (error && !unreadable.has(line)) unreadable.set(line, { line, path: '', message: error.message });
    },
  }) as unknown as Row[];
  return { rows, unreadable: [...unreadable.values()] };
}

/** `E-Mail`, `Manager email` and `TIME_ZONE` are names we know, whoever wrote them. */
function headings(header: string[]): string[] {
  const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
  const names = header.map((name) => COLUMNS.find((column) => lettersOf(column) === lettersOf(name)) ?? name);
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) throw fieldErrors(missing.map((path) => ({ path, message: 'the file has no such column' })));
  return names;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Malformed('The file is not valid UTF-8', [{ path: '', message: 'not UTF-8' }], { cause });
  }
}

const asLine = (number: number, read: z.output<ReturnType<typeof lineShape>>): PersonLine => {
  const { manager_email: managerEmail, time_zone: timeZone, deputy_email: deputyEmail, ...asWritten } = read;
  return { line: number, ...asWritten, managerEmail, timeZone, deputyEmail };
};

const faultsOf = (number: number, { issues }: z.ZodError): RefusedLine[] =>
  issues.map(({ path, message }) => ({ line: number, path: path.join('.'), message }));
