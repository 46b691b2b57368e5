import { isSaidCell } from './said-cell.js';
import type { ReportContent } from '../domain/studies/report.js';

type Cell = ReportContent['groups'][number]['cells'][number];
type Value = string | number | null;

export const REPORT_COLUMNS = [
  ...['part', 'by', 'name', 'attribute', 'question', 'touchpoint', 'verdict'],
  ...['n_employees', 'n_customers', 'mean_employees', 'mean_customers', 'gap', 'low', 'high', 'hedges_g', 'p', 'q'],
] as const;

/** Every figure of a report as one row: what isn't shown keeps its place, and says no n. */
export function reportRows({ groups, questions, touchpoints, segments }: ReportContent): Value[][] {
  return [
    ...groups.flatMap(({ by, name, cells }) =>
      cells.map((cell) => ['group', by, name, cell.attribute, null, null, ...figures(cell)]),
    ),
    ...questions.map((cell) => [
      ...['question', 'everybody', 'Everybody', cell.attribute, cell.question, cell.touchpoint],
      ...figures(cell),
    ]),
    ...touchpoints.map((cell) => [
      ...['touchpoint', 'everybody', 'Everybody', cell.attribute, null, cell.touchpoint],
      ...figures(cell),
    ]),
    ...segments.flatMap(({ by, name, cells }) =>
      cells.map((cell) => ['segment', by, name, cell.attribute, null, null, ...figures(cell)]),
    ),
  ];
}

const figures = (cell: Omit<Cell, 'attribute'>): Value[] =>
  isSaidCell(cell)
    ? [
        ...[cell.verdict, cell.employees.n, cell.customers.n, cell.employees.mean, cell.customers.mean],
        ...[cell.gap, cell.low, cell.high, cell.g, cell.p, cell.q],
      ]
    : ['not-shown', ...Array<null>(10).fill(null)];

/** RFC 4180; what a spreadsheet would take for a formula is made text. */
export const csvOf = (rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';

function field(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
