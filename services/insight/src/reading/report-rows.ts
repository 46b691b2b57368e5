import { type Column, csvOf } from '@mirrorloop/http';
import type { ReportContent } from '../domain/studies/report.js';

type Cell = Omit<ReportContent['groups'][number]['cells'][number], 'attribute'>;

/** One figure of a report, wherever in it. */
interface Line {
  readonly part: 'group' | 'question' | 'touchpoint' | 'segment';
  readonly by: string;
  readonly name: string;
  readonly attribute: string;
  readonly question?: string;
  readonly touchpoint?: string | null;
  readonly cell: Cell;
}

const COLUMNS: readonly Column<Line>[] = [
  ...(['part', 'by', 'name', 'attribute', 'question', 'touchpoint'] as const).map((heading) => ({
    heading,
    cell: (line: Line) => line[heading],
  })),
  { heading: 'verdict', cell: ({ cell }) => cell.verdict },
  { heading: 'n_employees', cell: ({ cell }) => cell.employees?.n },
  { heading: 'n_customers', cell: ({ cell }) => cell.customers?.n },
  { heading: 'mean_employees', cell: ({ cell }) => cell.employees?.mean },
  { heading: 'mean_customers', cell: ({ cell }) => cell.customers?.mean },
  ...(['gap', 'low', 'high'] as const).map((heading) => ({ heading, cell: ({ cell }: Line) => cell[heading] })),
  { heading: 'hedges_g', cell: ({ cell }) => cell.g },
  ...(['p', 'q'] as const).map((heading) => ({ heading, cell: ({ cell }: Line) => cell[heading] })),
];

/** Every figure of a report as one row: what isn't shown keeps its place, and says no n. */
export const reportFile = (report: ReportContent): string => csvOf(linesOf(report), COLUMNS);

function linesOf({ groups, questions, touchpoints, segments }: ReportContent): Line[] {
  const everybody = { by: 'everybody', name: 'Everybody' };
  return [
    ...groups.flatMap(({ by, name, cells }) =>
      cells.map((cell): Line => ({ part: 'group', by, name, attribute: cell.attribute, cell })),
    ),
    ...questions.map(({ attribute, question, touchpoint, ...cell }): Line => ({
      ...{ part: 'question', ...everybody, attribute, question, touchpoint, cell },
    })),
    ...touchpoints.map(({ attribute, touchpoint, ...cell }): Line => ({
      ...{ part: 'touchpoint', ...everybody, attribute, touchpoint, cell },
    })),
    ...segments.flatMap(({ by, name, cells }) =>
      cells.map((cell): Line => ({ part: 'segment', by, name, attribute: cell.attribute, cell })),
    ),
  ];
}
