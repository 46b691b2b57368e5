import type { StudyShare } from '@mirrorloop/contracts';
import { scaleLinear } from '@visx/scale';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { CustomerMark, EmployeeMark, fitted, tick } from './marks.js';

export interface ShareRow {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  /** What is said of it, to the right. */
  readonly verdict: string;
  /** The same where there is no right: beneath the name, and understood without the note. */
  readonly brief: string;
  readonly strong: boolean;
  readonly marks: readonly { readonly is: 'customer' | 'employee'; readonly share: StudyShare }[];
}

const [TOP, ROW, FOOT] = [8, 40, 24];
const WIDE = 560;
/** So many more letters of the small type fit. */
const SMALLER = 1.15;
const ENDS = [0, 0.25, 0.5, 0.75, 1] as const;

export const shareLinesHeight = (rows: readonly ShareRow[]): number => TOP + rows.length * ROW + FOOT;

/** Shares of people from 0 to 100%, each with its interval. Where fewer than five did, the interval stands alone. */
export const ShareLines = ({ rows, width, label }: { rows: readonly ShareRow[]; width: number; label: string }) => {
  const { t, lang } = useWords();
  const wide = width >= WIDE;
  const names = wide ? Math.min(300, Math.round(width * 0.3)) : 132;
  const x = scaleLinear<number>({ domain: [0, 1], range: [names, wide ? width - 150 : width - 12] });
  const bottom = TOP + rows.length * ROW;
  return (
    <svg width={width} height={bottom + FOOT} role="img" aria-label={label}>
      {ENDS.map((at) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={0} y2={bottom} stroke="var(--grid)" />
          <text x={x(at)} y={bottom + 16} textAnchor="middle" {...tick}>
            {t('percent', { share: number(lang, at * 100) })}
          </text>
        </g>
      ))}
      {rows.map((row, i) => (
        <Row key={row.id} row={row} y={TOP + i * ROW + ROW / 2} x={x} names={names} verdictAt={wide ? width : null} />
      ))}
    </svg>
  );
};

interface RowProps {
  row: ShareRow;
  y: number;
  x: (share: number) => number;
  names: number;
  verdictAt: number | null;
}

const Row = ({ row: { name, note, verdict, brief, strong, marks }, y, x, names, verdictAt }: RowProps) => (
  <g>
    <title>{name}</title>
    <text x={0} y={y - 2} fontSize={13} fontWeight={strong ? 650 : 500} fill="var(--ink)">
      {fitted(name, names - 8)}
    </text>
    <text x={0} y={y + 13} fontSize={11} fill="var(--ink3)">
      {fitted(verdictAt === null ? brief : note, names * SMALLER)}
    </text>
    {marks.map(({ is, share: { share, low, high } }, i) => {
      const at = y + (i - (marks.length - 1) / 2) * 10;
      const ink = `var(--${is})`;
      return (
        <g key={i}>
          <line x1={x(low)} x2={x(high)} y1={at} y2={at} stroke={ink} strokeWidth={2.5} strokeLinecap="round" />
          {share !== null && is === 'customer' && <CustomerMark x={x(share)} y={at} r={4.5} />}
          {share !== null && is === 'employee' && <EmployeeMark x={x(share)} y={at} r={5} />}
        </g>
      );
    })}
    {verdictAt !== null && (
      <text x={verdictAt} y={y + 4} textAnchor="end" fontSize={12} fontWeight={strong ? 650 : 450} fill="var(--ink2)">
        {verdict}
      </text>
    )}
  </g>
);
