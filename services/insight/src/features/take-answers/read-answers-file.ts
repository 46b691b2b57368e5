import { fieldErrors, Malformed } from '@mirrorloop/http';
import type { FieldError } from '@mirrorloop/kernel';
import { parse } from 'csv-parse/sync';
import { MOST_RESPONSES, response, type Response } from './response.js';

export interface AnswerLine {
  /** Where it stands in the file, the header being line 1. */
  readonly line: number;
  readonly said: Response;
}

const NEEDED = ['respondent', 'population'];
const OWN = new Set([...NEEDED, 'outcome', 'words', 'people']);
const ERRORS_TOLD = 50;

/**
 * Answers in a CSV file (UTF-8, with a header): `respondent`, `population`, one column a question by its id, and where
 * there are such `group:NAME`, `points:ATTRIBUTE`, `outcome`, `words`, and of what is known `reported:ITEM`, `acting:ITEM`
 * (yes, no) and `owner:ITEM` (a team). An empty cell is no answer. All lines or none:
 * throws Malformed for what is no CSV, and names line and column of what isn't right.
 */
export function readAnswersFile(bytes: Buffer): AnswerLine[] {
  const rows = rowsOf(bytes);
  const missing = NEEDED.filter((column) => !(column in (rows[0]?.record ?? {})));
  if (missing.length > 0) throw fieldErrors(missing.map((path) => ({ path, message: 'The file has no such column.' })));
  if (rows.length > MOST_RESPONSES)
    throw fieldErrors([{ path: '', message: `At most ${MOST_RESPONSES} lines a file; these are ${rows.length}.` }]);
  const errors: FieldError[] = [];
  const lines = rows.flatMap(({ record, info: { lines: line } }) => {
    const read = response.safeParse(saidIn(record));
    if (read.success) return [{ line, said: read.data }];
    errors.push(...read.error.issues.map(({ path, message }) => ({ path: `line ${line}.${path.join('.')}`, message })));
    return [];
  });
  if (errors.length > 0) throw fieldErrors(errors.slice(0, ERRORS_TOLD));
  return lines;
}

function saidIn(record: Readonly<Record<string, string>>): object {
  const cells = Object.entries(record).map(([column, cell]) => [column, cell.trim()] as const);
  const under = (prefix: string) =>
    cells.flatMap(([column, cell]) => (column.startsWith(prefix) && cell ? [[column.slice(prefix.length), cell]] : []));
  const ratings = cells.filter(
    ([column]) => !OWN.has(column) && !/^(group|points|reported|acting|owner):/.test(column),
  );
  const points = under('points:').map(([name, cell]) => [name, numberIn(cell!)]);
  return {
    respondent: record.respondent,
    population: record.population!.trim(),
    groups: Object.fromEntries(under('group:')),
    ratings: Object.fromEntries(ratings.map(([id, cell]) => [id, numberIn(cell)])),
    people: numberIn(record.people?.trim() ?? ''),
    outcome: numberIn(record.outcome?.trim() ?? ''),
    points: points.length > 0 ? Object.fromEntries(points) : null,
    awareness: awarenessIn(under),
    words: record.words?.trim() || null,
  };
}

type Under = (prefix: string) => (readonly string[])[];

function awarenessIn(under: Under): object | null {
  const items = new Map<string, Record<string, unknown>>();
  const put = (column: string, name: string, read: (cell: string) => unknown) => {
    for (const [id, cell] of under(column)) items.set(id!, { ...items.get(id!), [name]: read(cell!) });
  };
  put('reported:', 'reported', yesOrNo);
  put('acting:', 'acting', yesOrNo);
  put('owner:', 'team', (cell) => cell);
  return items.size > 0 ? Object.fromEntries(items) : null;
}

/** What is neither stays what it is, and is refused by its place. */
const yesOrNo = (cell: string): unknown => ({ yes: true, no: false })[cell.toLowerCase()] ?? cell;

/** What is no number stays what it is, and is refused by its place. */
const numberIn = (cell: string): unknown => {
  if (cell === '') return null;
  const value = Number(cell.replace(',', '.'));
  return Number.isFinite(value) ? value : cell;
};

interface Row {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function rowsOf(bytes: Buffer): Row[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true }) as unknown as Row[];
  } catch (cause) {
    throw new Malformed('The file is no CSV in UTF-8', [{ path: '', message: (cause as Error).message }], { cause });
  }
}
