import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { CustomerMark, EmployeeMark } from './marks.js';

export interface Side {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface DriverSideProps {
  side: Side;
  /** Where it begins, and to which side it grows. */
  from: number;
  to: -1 | 1;
  y: number;
  /** Both intervals part: it is filled. */
  apart: boolean;
  length: (share: number) => number;
}

const BAR = 13;

/** One half of the mirror: a bar, its interval, its mark and its share. */
export const DriverSide = ({ side: { value, low, high }, from, to, y, apart, length }: DriverSideProps) => {
  const { t, lang } = useWords();
  const at = (share: number) => from + to * length(share);
  const ink = to < 0 ? 'var(--customer)' : 'var(--employee)';
  const bar = { x: Math.min(from, at(value)), y: y - BAR / 2, width: length(value), height: BAR };
  const said = { fontSize: 12, fontWeight: apart ? 650 : 450, fill: apart ? 'var(--ink)' : 'var(--ink3)' } as const;
  return (
    <>
      <rect {...bar} rx={2} fill={apart ? ink : 'var(--band)'} opacity={apart ? 0.28 : 1} />
      <line x1={at(low)} x2={at(high)} y1={y} y2={y} stroke={ink} strokeWidth={2} strokeLinecap="round" />
      {to < 0 ? <CustomerMark x={at(value)} y={y} r={4.5} /> : <EmployeeMark x={at(value)} y={y} r={5} />}
      <text x={at(high) + to * 7} y={y + 4} textAnchor={to < 0 ? 'end' : 'start'} {...said}>
        {t('percent', { share: number(lang, value * 100) })}
      </text>
    </>
  );
};
