import { stringify } from 'csv-stringify/sync';

/** What begins a formula in one spreadsheet or another, the full-width forms among them. */
const SIGN = /[=+\-@\t\r\u0000\uFF1D\uFF0B\uFF0D\uFF20|%]/;
/** What may stand before it. */
const BLANK = /[\s\u0000\u00A0\uFEFF"']/;
/** Where a spreadsheet of another country, whose columns end with a semicolon, takes our comma file apart. */
const ENDS_CELL = /[;\t\r\n]/;

/** The text with an apostrophe before everything a spreadsheet would compute; `restoredText` takes it away again. */
export function safeText(text: string): string {
  const leads = leadingToFormulas(text);
  let safe = '';
  for (let i = 0; i < text.length; i += 1) safe += beginsCell(text, i) && leads[i] ? `'${text[i]}` : text[i];
  return safe;
}

/** What `safeText` was given. */
export function restoredText(text: string): string {
  const leads = leadingToFormulas(text);
  let restored = '';
  for (let i = 0; i < text.length; i += 1)
    if (!(text[i] === "'" && beginsCell(text, i) && leads[i + 1])) restored += text[i];
  return restored;
}

const beginsCell = (text: string, at: number): boolean => at === 0 || ENDS_CELL.test(text[at - 1]!);

/** Where nothing but blanks and quotes stands before a sign. From the end, since a megabyte of blanks would cost a look-ahead its square. */
function leadingToFormulas(text: string): Uint8Array {
  const leads = new Uint8Array(text.length + 1);
  for (let i = text.length - 1; i >= 0; i -= 1)
    if (SIGN.test(text[i]!) || (leads[i + 1] && BLANK.test(text[i]!))) leads[i] = 1;
  return leads;
}

export type Cell = string | number | boolean | Date | null | undefined;
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Cell;
}

/** A byte order mark, without which Excel reads UTF-8 as something else, and the headings. */
export const csvHead = <Row>(columns: readonly Column<Row>[]): string =>
  `\uFEFF${lines([columns.map(({ heading }) => heading)])}`;

/**
 * Rows as CSV (RFC 4180), every text in quotes and none of them a formula. Every export of the product goes through
 * here: customers write what stands in those cells. A number stays a number, so that -5 is not text.
 */
export const csvRows = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  lines(rows.map((row) => columns.map(({ cell }) => cell(row))));

/** A whole file. */
export const csvOf = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  csvHead(columns) + csvRows(rows, columns);

/**
 * Page by page, so that a list of any length leaves without being held in memory.
 * @param pages in their order
 */
export async function* csvPages<Row>(
  pages: AsyncIterable<readonly Row[]>,
  columns: readonly Column<Row>[],
): AsyncGenerator<string> {
  yield csvHead(columns);
  for await (const rows of pages) yield csvRows(rows, columns);
}

const lines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(written)),
    { quoted_string: true, record_delimiter: '\r\n' },
  );

function written(cell: Cell): string | number {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  if (cell instanceof Date) return cell.toISOString();
  return safeText(String(cell));
}
