import { type Column, csvOf } from '@mirrorloop/http';
import type { ReportContent } from '../domain/studies/report.js';
import type { Sides } from '../domain/studies/sides.js';

type Cell = Omit<ReportContent['groups'][number]['cells'][number], 'attribute'>;

interface Shares {
  readonly verdict: string;
  readonly employees: Share | null;
  readonly customers: Share | null;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly q: number | null;
}
interface Share {
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** One figure of a report, wherever in it; what is about themes or awareness has shares instead of means. */
interface Line {
  readonly part: 'group' | 'question' | 'touchpoint' | 'segment' | 'words' | 'awareness' | 'awareness-item' | 'unit';
  readonly by: string;
  readonly name: string;
  readonly attribute: string;
  readonly question?: string;
  readonly touchpoint?: string | null;
  readonly cell?: Cell;
  readonly shares?: Shares;
  readonly unit?: Pick<ReportContent['units'][number], 'employees' | 'customers' | 'gap' | 'reason'>;
}

const COLUMNS: readonly Column<Line>[] = [
  ...(['part', 'by', 'name', 'attribute', 'question', 'touchpoint'] as const).map((heading) => ({
    heading,
    cell: (line: Line) => line[heading],
  })),
  { heading: 'verdict', cell: ({ cell, shares, unit }) => cell?.verdict ?? shares?.verdict ?? unit?.reason },
  { heading: 'n_employees', cell: ({ cell, shares }) => cell?.employees?.n ?? shares?.employees?.n },
  { heading: 'n_customers', cell: ({ cell, shares }) => cell?.customers?.n ?? shares?.customers?.n },
  { heading: 'mean_employees', cell: ({ cell, unit }) => cell?.employees?.mean ?? unit?.employees },
  { heading: 'mean_customers', cell: ({ cell, unit }) => cell?.customers?.mean ?? unit?.customers },
  { heading: 'gap', cell: ({ cell, shares, unit }) => cell?.gap ?? shares?.difference ?? unit?.gap },
  ...(['low', 'high'] as const).map((heading) => ({
    heading,
    cell: ({ cell, shares }: Line) => cell?.[heading] ?? shares?.[heading],
  })),
  { heading: 'hedges_g', cell: ({ cell }) => cell?.g },
  ...(['p', 'q'] as const).map((heading) => ({
    heading,
    cell: ({ cell, shares }: Line) => cell?.[heading] ?? shares?.[heading],
  })),
  ...(['employees', 'customers'] as const).flatMap((population) =>
    (['share', 'low', 'high'] as const).map((of) => ({
      heading: of === 'share' ? `share_${population}` : `share_${of}_${population}`,
      cell: ({ shares }: Line) => shares?.[population]?.[of],
    })),
  ),
];

/** Headings are the same for every study; whose figures they are, and what an n counts, stands in each row. */
const namesOf = (sides: Sides | null): readonly Column<Line>[] =>
  Object.entries({
    employees_are: sides?.employees.en ?? 'employees',
    customers_are: sides?.customers.en ?? 'customers',
    n_counts: sides?.units.en ?? 'people',
  }).map(([heading, name]) => ({ heading, cell: () => name }));

/** Every figure of a report as one row: what isn't shown keeps its place, and says no n. */
export const reportFile = (report: ReportContent, sides: Sides | null): string =>
  csvOf(linesOf(report), [...COLUMNS, ...namesOf(sides)]);

function linesOf({ groups, questions, touchpoints, segments, words, awareness, units }: ReportContent): Line[] {
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
    ...(words?.groups ?? []).flatMap(({ by, name, themes }) =>
      themes.map((shares): Line => ({ part: 'words', by, name, attribute: shares.theme, shares })),
    ),
    ...awarenessLines(awareness),
    ...units.map(({ unit, attribute, gap, reason, ...means }): Line => ({
      ...{ part: 'unit', by: 'unit', name: unit, attribute },
      unit: { ...means, gap, reason },
    })),
  ];
}

/** Shares of employees: what is so beside what isn't, and one line an item and aspect. */
function awarenessLines(awareness: ReportContent['awareness']): Line[] {
  if (!awareness) return [];
  const everybody = { by: 'everybody', name: 'Everybody' };
  const nothing = { customers: null, difference: null, low: null, high: null, p: null, q: null };
  return [
    ...awareness.groups.flatMap(({ by, name, aspects }) =>
      aspects.flatMap(({ aspect, verdict, recall, falseBelief, beyond, low, high, p, q }): Line[] => [
        line(by, name, `${aspect}, recall`, {
          verdict,
          employees: shareOf(recall),
          ...{ customers: null, difference: beyond },
          low,
          high,
          p,
          q,
        }),
        line(by, name, `${aspect}, false belief`, { ...nothing, verdict: '', employees: shareOf(falseBelief) }),
      ]),
    ),
    ...awareness.items.flatMap(({ wording, isReal, ...item }) =>
      (['reported', 'acted', 'owned'] as const).map((aspect): Line => {
        const shares = { ...nothing, verdict: isReal ? 'real' : 'invented', employees: item[aspect] };
        return { part: 'awareness-item', ...everybody, attribute: `${wording.en} ${aspect}`, shares };
      }),
    ),
  ];
}

const line = (by: string, name: string, attribute: string, shares: Shares): Line => ({
  ...{ part: 'awareness', by, name, attribute, shares },
});
const shareOf = ({ value, ...rest }: { value: number; low: number; high: number; n: number }) => ({
  ...{ share: value, ...rest },
});
