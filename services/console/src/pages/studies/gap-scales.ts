import type { StudyReport } from '@mirrorloop/contracts';
import { scaleLinear } from '@visx/scale';
import { isShown, type ShownCell } from '../../words/verdicts.js';

/** One line of the gap chart: what customers say of an attribute, and what employees believe they say. */
export interface GapRow {
  readonly attribute: StudyReport['attributes'][number];
  readonly cell: ShownCell;
  /** Its place among the attributes. */
  readonly at: number;
}

/** Widest gap first. */
export const gapRows = ({ attributes, groups }: StudyReport, group = 0): GapRow[] =>
  attributes
    .flatMap((attribute, at) => {
      const cell = groups[group]?.cells[at];
      return isShown(cell) ? [{ attribute, cell, at }] : [];
    })
    .sort((a, b) => Math.abs(b.cell.gap) - Math.abs(a.cell.gap));

export const TOP = 30;
export const FOOT = 26;
const WIDE_FROM = 700;

/** Where everything stands at a width: beside each other, or on a phone the names above the lines. */
export function gapLayout(rows: readonly GapRow[], { study, margin }: StudyReport, width: number) {
  const wide = width >= WIDE_FROM;
  const rowHeight = wide ? 40 : 76;
  const [label, verdict] = wide ? [190, 138] : [0, 0];
  const gapWidth = wide ? Math.max(230, (width - label - verdict) * 0.4) : width * 0.44;
  const bottom = TOP + rows.length * rowHeight;
  const means = rows.flatMap(({ attribute, cell }) => [
    attribute.low ?? cell.customers.mean,
    attribute.high ?? cell.customers.mean,
    cell.employees.low,
    cell.employees.high,
  ]);
  const gaps = rows.flatMap(({ cell }) => [cell.low, cell.high]);
  return {
    ...{ wide, rowHeight, verdict, width, bottom },
    height: bottom + FOOT,
    x: scaleLinear<number>({
      domain: within(study.scale, Math.min(...means), Math.max(...means)),
      range: [label + 8, width - verdict - gapWidth - (wide ? 48 : 20)],
    }),
    z: scaleLinear<number>({
      domain: [Math.min(-margin, ...gaps), Math.max(margin, ...gaps)],
      range: [width - verdict - gapWidth, width - verdict - 10],
      nice: true,
    }),
  };
}
export type GapLayout = ReturnType<typeof gapLayout>;

/** The means with some room, and never beyond the scale's ends. */
function within({ low, high }: { low: number; high: number }, from: number, to: number): [number, number] {
  const room = (high - low) / 16;
  return [Math.max(low, from - room), Math.min(high, to + room)];
}
