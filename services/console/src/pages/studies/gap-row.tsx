import { number, signed } from '../../words/format.js';
import { useCaptions } from './captions.js';
import { isWrong, MARKS, type ShownCell } from '../../words/verdicts.js';
import { type GapLayout, type GapRow as Row, TOP } from './gap-scales.js';
import { CustomerMark, EmployeeMark, fitted } from './marks.js';

export const inkOf = ({ verdict }: ShownCell): string =>
  verdict === 'blind-spot' ? 'var(--employee)' : verdict === 'hidden-strength' ? 'var(--customer)' : 'var(--ink3)';

export const GapRow = ({ row, at, layout }: { row: Row; at: number; layout: GapLayout }) => {
  const { rowHeight, width, wide } = layout;
  const top = TOP + at * rowHeight;
  const middle = wide ? top + rowHeight / 2 : top + rowHeight - 26;
  return (
    <g>
      {at > 0 && <line x1={0} x2={width} y1={top} y2={top} stroke="var(--grid)" />}
      {wide ? <NamesBeside row={row} y={middle} /> : <NamesAbove row={row} y={top + 20} width={width} />}
      <Means row={row} y={middle} layout={layout} />
      <Difference cell={row.cell} y={middle} layout={layout} />
      {wide && <VerdictBeside cell={row.cell} y={middle} x={width - layout.verdict + 12} />}
    </g>
  );
};

const NamesBeside = ({ row: { attribute, cell }, y }: { row: Row; y: number }) => {
  const { t, lang } = useCaptions();
  const n = t('studies.nShort', {
    customers: number(lang, cell.customers.n),
    employees: number(lang, cell.employees.n),
  });
  return (
    <>
      <text x={0} y={y - 2} fontSize={13} fontWeight={isWrong(cell) ? 650 : 500} fill="var(--ink)">
        {fitted(attribute.attribute, 186)}
      </text>
      <text x={0} y={y + 13} fontSize={11} fill="var(--ink3)">
        {t(`studies.${attribute.nature}`)} · {n}
      </text>
    </>
  );
};

const NamesAbove = ({ row: { attribute, cell }, y, width }: { row: Row; y: number; width: number }) => {
  const { t } = useCaptions();
  const verdict = `${MARKS[cell.verdict]} ${t(`verdict.${cell.verdict}`)}`;
  return (
    <>
      <text x={0} y={y} fontSize={13} fontWeight={isWrong(cell) ? 650 : 500} fill="var(--ink)">
        {fitted(attribute.attribute, width - 130)}
      </text>
      <text x={width} y={y} textAnchor="end" fontSize={11.5} fontWeight={isWrong(cell) ? 600 : 450} fill={inkOf(cell)}>
        {verdict}
      </text>
    </>
  );
};

const Means = ({ row: { attribute, cell }, y, layout: { x } }: { row: Row; y: number; layout: GapLayout }) => {
  const { customers, employees } = cell;
  const band = (low: number, high: number, stroke: string) => (
    <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke={stroke} strokeWidth={5} opacity={0.4} strokeLinecap="round" />
  );
  return (
    <>
      <line
        x1={x(customers.mean)}
        x2={x(employees.mean)}
        y1={y}
        y2={y}
        stroke={inkOf(cell)}
        strokeWidth={isWrong(cell) ? 2 : 1}
        strokeDasharray={cell.verdict === 'inconclusive' ? '3 3' : undefined}
        opacity={0.55}
      />
      {attribute.low !== null && attribute.high !== null && band(attribute.low, attribute.high, 'var(--customer)')}
      {band(employees.low, employees.high, 'var(--employee)')}
      <CustomerMark x={x(customers.mean)} y={y} />
      <EmployeeMark x={x(employees.mean)} y={y} />
    </>
  );
};

const Difference = ({ cell, y, layout: { z } }: { cell: ShownCell; y: number; layout: GapLayout }) => {
  const ink = inkOf(cell);
  return (
    <>
      <line x1={z(cell.low)} x2={z(cell.high)} y1={y} y2={y} stroke={ink} strokeWidth={2.5} strokeLinecap="round" />
      {[cell.low, cell.high].map((end, i) => (
        <line key={i} x1={z(end)} x2={z(end)} y1={y - 5} y2={y + 5} stroke={ink} strokeWidth={1.5} />
      ))}
      <rect
        x={z(cell.gap) - 4}
        y={y - 4}
        width={8}
        height={8}
        rx={1}
        fill={cell.verdict === 'inconclusive' ? 'var(--surface)' : ink}
        stroke={ink}
        strokeWidth={1.5}
      />
    </>
  );
};

const VerdictBeside = ({ cell, x, y }: { cell: ShownCell; x: number; y: number }) => {
  const { t, lang } = useCaptions();
  const ends = { low: signed(lang, cell.low), high: signed(lang, cell.high) };
  return (
    <>
      <text x={x} y={y - 2} fontSize={12.5} fontWeight={600} fill={isWrong(cell) ? inkOf(cell) : 'var(--ink2)'}>
        {MARKS[cell.verdict]} {t(`verdict.${cell.verdict}`)}
      </text>
      <text x={x} y={y + 13} fontSize={11} fill="var(--ink3)">
        {t('interval', ends)}
      </text>
    </>
  );
};
