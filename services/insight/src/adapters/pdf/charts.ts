import type { ReportContent } from '../../domain/studies/report.js';
import type { SaidIn } from './said.js';
import { CUSTOMER, EMPLOYEE, INK, type Sheet, WIDTH } from './sheet.js';

type Scale = (x: number) => number;
const linear = (from: number, to: number, left: number, right: number): Scale => {
  const width = to - from || 1;
  return (x) => left + ((x - from) / width) * (right - left);
};
const ROW = 27;

/** What stands beside each other: a name with its n, marks with intervals, a word to the right. */
export interface Lines {
  readonly name: string;
  readonly note: string;
  readonly verdict: string;
  readonly strong: boolean;
  readonly marks: readonly {
    readonly is: 'customer' | 'employee';
    readonly value: number | null;
    readonly low: number;
    readonly high: number;
  }[];
}

/** Rows of intervals on one axis, a page's worth a figure. */
export function drawLines(
  sheet: Sheet,
  rows: readonly Lines[],
  from: number,
  to: number,
  tick: (x: number) => string,
): void {
  const perPage = 24;
  for (let first = 0; first < rows.length; first += perPage) {
    const some = rows.slice(first, first + perPage);
    const height = some.length * ROW + 22;
    const alt = some.map(({ name, verdict, note }) => `${name}: ${verdict} (${note})`).join('. ');
    sheet.figure(height, alt, (left, top) => {
      const x = linear(from, to, left + 150, left + WIDTH - 120);
      for (const at of [0, 0.25, 0.5, 0.75, 1].map((share) => from + share * (to - from))) {
        sheet.doc
          .lineWidth(0.5)
          .strokeColor(INK.line)
          .moveTo(x(at), top)
          .lineTo(x(at), top + some.length * ROW)
          .stroke();
        sheet.put(tick(at), x(at), top + some.length * ROW + 10, { size: 7, ink: INK.faint, align: 'center' });
      }
      some.forEach((row, i) => drawLine(sheet, row, left, top + i * ROW + ROW / 2, x));
    });
  }
}

function drawLine(
  sheet: Sheet,
  { name, note, verdict, strong, marks }: Lines,
  left: number,
  y: number,
  x: Scale,
): void {
  sheet.put(name, left, y - 1, { size: 8.5, face: strong ? 'strong' : 'text', width: 142 });
  sheet.put(note, left, y + 9, { size: 7, ink: INK.faint, width: 142 });
  marks.forEach(({ is, value, low, high }, i) => {
    const at = y + (i - (marks.length - 1) / 2) * 7;
    sheet.rule(x(low), x(high), at, is === 'customer' ? CUSTOMER : EMPLOYEE, 1.6);
    if (value !== null) sheet.mark(is, x(value), at);
  });
  sheet.put(verdict, left + WIDTH, y + 2, { size: 8, face: strong ? 'strong' : 'text', align: 'right', width: 116 });
}

/** What the two marks mean. */
export const drawKey = (sheet: Sheet, say: SaidIn): void =>
  sheet.figure(16, `${say.say}, ${say.believe}`, (left, top) => {
    sheet.mark('customer', left + 136, top + 5);
    sheet.put(say.say, left + 144, top + 8, { size: 8, ink: INK.soft });
    const next = left + Math.max(226, 160 + 4.4 * say.say.length);
    sheet.mark('employee', next, top + 5);
    sheet.put(say.believe, next + 8, top + 8, { size: 8, ink: INK.soft });
  });

type Cell = ReportContent['groups'][number]['cells'][number];
export const isShown = (cell: Cell): cell is Cell & { gap: number; low: number; high: number } => cell.gap !== null;
export const isWrong = ({ verdict }: { verdict: string }): boolean =>
  verdict === 'blind-spot' || verdict === 'hidden-strength';

/** Both means on one axis, the gap with its interval on another. */
export function drawGaps(
  sheet: Sheet,
  { groups, attributes, margin }: ReportContent,
  scale: { low: number; high: number },
  say: SaidIn,
): void {
  const cells = groups[0]!.cells.filter(isShown);
  const most = Math.max(margin * 1.5, ...cells.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const perPage = 22;
  for (let first = 0; first < cells.length; first += perPage) {
    const some = cells.slice(first, first + perPage);
    const alt = some.map((cell) => cell.sentence![say.lang]).join(' ');
    sheet.figure(some.length * ROW + 24, alt, (left, top) => {
      const [x, z] = [
        linear(scale.low, scale.high, left + 132, left + 270),
        linear(-most, most, left + 290, left + 400),
      ];
      const bottom = top + some.length * ROW;
      sheet.doc.rect(z(-margin), top, z(margin) - z(-margin), bottom - top).fill(INK.band);
      sheet.doc.lineWidth(0.5).strokeColor(INK.faint).moveTo(z(0), top).lineTo(z(0), bottom).stroke();
      for (const at of [scale.low, (scale.low + scale.high) / 2, scale.high])
        sheet.put(say.number(at, at % 1 ? 1 : 0), x(at), bottom + 10, { size: 7, ink: INK.faint, align: 'center' });
      for (const at of [-most, 0, most])
        sheet.put(say.signed(at), z(at), bottom + 10, { size: 7, ink: INK.faint, align: 'center' });
      some.forEach((cell, i) => {
        const y = top + i * ROW + ROW / 2;
        const customers = attributes.find(({ attribute }) => attribute === cell.attribute)!;
        drawGap(sheet, cell, customers, { left, y, x, z }, say);
      });
    });
  }
}

interface Place {
  readonly left: number;
  readonly y: number;
  readonly x: Scale;
  readonly z: Scale;
}

function drawGap(
  sheet: Sheet,
  cell: Cell & { gap: number; low: number; high: number },
  customers: ReportContent['attributes'][number],
  { left, y, x, z }: Place,
  say: SaidIn,
): void {
  const face = isWrong(cell) ? 'strong' : 'text';
  sheet.put(cell.attribute, left, y - 1, { size: 8.5, face, width: 124 });
  sheet.put(say.n(say.number(cell.customers!.n), say.number(cell.employees!.n)), left, y + 9, {
    size: 7,
    ink: INK.faint,
  });
  if (customers.low !== null) sheet.rule(x(customers.low), x(customers.high!), y, CUSTOMER, 1.4);
  sheet.rule(x(cell.employees!.low), x(cell.employees!.high), y, EMPLOYEE, 1.4);
  sheet.mark('customer', x(cell.customers!.mean), y);
  sheet.mark('employee', x(cell.employees!.mean), y);
  const ink = cell.verdict === 'blind-spot' ? EMPLOYEE : cell.verdict === 'hidden-strength' ? CUSTOMER : INK.faint;
  sheet.rule(z(cell.low), z(cell.high), y, ink, 1.8);
  sheet.doc.rect(z(cell.gap) - 2.4, y - 2.4, 4.8, 4.8).fill(ink);
  sheet.put(say.verdict[cell.verdict]!, left + 412, y - 1, { size: 8, face, width: 95 });
  sheet.put(`${say.signed(cell.low)} ${say.to} ${say.signed(cell.high)}`, left + 412, y + 9, {
    size: 7,
    ink: INK.faint,
  });
}

const SHADES = {
  up: ['#fce6d3', '#f3bb89', '#dd8038', '#a34805'],
  down: ['#dcebf7', '#a6cbea', '#589ad1', '#1a5c9a'],
} as const;
/** From which share of the scale's range on a shade is the next darker: 0.4, 0.7 and 1 point of 1 to 5. */
const DARKER = [0.1, 0.175, 0.25];

/** Attributes down, groups across, as many tables as there are groups for. */
export function drawHeat(sheet: Sheet, { groups }: ReportContent, range: number, say: SaidIn): void {
  const [across, down] = [8, 26];
  for (let g = 0; g < groups.length; g += across)
    for (let a = 0; a < groups[0]!.cells.length; a += down) {
      const some = groups.slice(g, g + across);
      const rows = groups[0]!.cells.slice(a, a + down);
      const wide = (WIDTH - 132) / across;
      const alt = some
        .map(
          ({ name, cells }) =>
            `${name}: ${
              cells
                .filter(isWrong)
                .map((cell) => `${cell.attribute} ${say.signed(cell.gap!)}`)
                .join(', ') || '–'
            }`,
        )
        .join('. ');
      sheet.figure(rows.length * 17 + 40, alt, (left, top) => {
        some.forEach(({ name, by, cells }, i) => {
          const x = left + 132 + i * wide;
          const n = Math.max(0, ...cells.map(({ employees }) => employees?.n ?? 0));
          sheet.put(by === 'everybody' ? say.everybody : name, x + wide / 2, top + 10, {
            size: 7,
            face: 'strong',
            align: 'center',
            width: wide - 4,
          });
          if (n > 0)
            sheet.put(`n = ${say.number(n)}`, x + wide / 2, top + 19, { size: 6.5, ink: INK.faint, align: 'center' });
          cells
            .slice(a, a + down)
            .forEach((cell, r) => drawHeatCell(sheet, cell, x, top + 24 + r * 17, wide, range, say));
        });
        rows.forEach(({ attribute }, r) => sheet.put(attribute, left, top + 36 + r * 17, { size: 8, width: 126 }));
      });
    }
}

function drawHeatCell(sheet: Sheet, cell: Cell, x: number, y: number, wide: number, range: number, say: SaidIn): void {
  const depth = cell.gap === null ? 0 : DARKER.filter((least) => Math.abs(cell.gap!) / range >= least).length;
  const shade = cell.gap === null ? INK.line : isWrong(cell) ? SHADES[cell.gap > 0 ? 'up' : 'down'][depth]! : '#ffffff';
  sheet.doc
    .rect(x + 1, y + 1, wide - 2, 15)
    .lineWidth(0.5)
    .fillAndStroke(shade, INK.line);
  if (cell.gap === null) return;
  const ink = isWrong(cell) && depth > 2 ? '#ffffff' : INK.text;
  sheet.put(say.signed(cell.gap), x + wide / 2, y + 11, {
    size: 7.5,
    ink,
    face: isWrong(cell) ? 'strong' : 'text',
    align: 'center',
  });
}

/** The numbers again, as numbers: what a chart shows is never the only place. */
export function drawNumbers(sheet: Sheet, { groups }: ReportContent, say: SaidIn): void {
  const at = [0, 150, 190, 230, 275, 315, 350, 385, 420, 450, 507];
  const line = (cells: readonly string[], face: 'text' | 'strong') =>
    sheet.figure(13, cells.join(', '), (left, top) => {
      cells.forEach((cell, i) =>
        sheet.put(cell, left + (i === 0 ? 0 : at[i]!), top + 9, {
          ...{ size: 7, face, align: i === 0 ? 'left' : 'right', width: i === 0 ? 118 : i === 10 ? 56 : 40 },
        }),
      );
      sheet.rule(left, left + WIDTH, top + 12.5);
    });
  line(say.columns, 'strong');
  for (const cell of groups[0]!.cells) {
    if (!isShown(cell)) line([cell.attribute, ...Array<string>(9).fill(''), say.verdict['not-shown']!], 'text');
    else {
      const { customers: c, employees: e, gap, low, high, g, q } = cell;
      const figures = [
        say.number(c!.n),
        say.columns[2] === '' ? '' : say.number(e!.n),
        say.number(c!.mean, 2),
        say.number(e!.mean, 2),
      ];
      const rest = [
        say.signed(gap),
        say.signed(low),
        say.signed(high),
        g === null ? '' : say.signed(g),
        say.chance(q!),
      ];
      line([cell.attribute, ...figures, ...rest, say.verdict[cell.verdict]!], 'text');
    }
  }
}
