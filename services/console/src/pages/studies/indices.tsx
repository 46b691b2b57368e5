import type { StudyIndex, StudyReport } from '@mirrorloop/contracts';
import { scaleLinear } from '@visx/scale';
import { Chart } from '../../parts/chart.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { fitted, tick } from './marks.js';
import { fileOf, groupName } from './numbers.js';

interface Row {
  readonly name: string;
  readonly index: StudyIndex;
}

const [TOP, ROW, FOOT] = [8, 34, 24];
const BANDS = [0, 40, 75, 100] as const;

/** How accurately each group reflects customers, 0 to 100, each with its interval. */
export const Indices = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useWords();
  const rows = report.groups.flatMap((group): Row[] =>
    group.index ? [{ name: groupName(t, group), index: group.index }] : [],
  );
  if (rows.length === 0) return null;
  const say = (x: number) => number(lang, x);
  const names = ['value', 'low', 'high', 'n'] as const;
  return (
    <section className="card">
      <Chart
        title={t('studies.indices.title')}
        sub={t('studies.indices.sub')}
        file={fileOf(report, 'index')}
        height={TOP + rows.length * ROW + FOOT}
        table={{
          columns: [
            { name: t('studies.group') },
            ...names.map((name) => ({ name: t(`studies.indices.${name}`), say })),
          ],
          rows: rows.map(({ name, index }) => [name, ...names.map((of) => index[of])]),
        }}
      >
        {(width) => <Lines rows={rows} width={width} />}
      </Chart>
    </section>
  );
};

const Lines = ({ rows, width }: { rows: readonly Row[]; width: number }) => {
  const { t, lang } = useWords();
  const label = Math.min(190, width * 0.4);
  const x = scaleLinear<number>({ domain: [0, 100], range: [label, width - 64] });
  const bottom = TOP + rows.length * ROW;
  return (
    <svg width={width} height={bottom + FOOT} role="img" aria-label={t('studies.indices.title')}>
      <rect x={x(40)} y={0} width={x(75) - x(40)} height={bottom} fill="var(--band)" opacity={0.5} />
      {BANDS.map((at) => (
        <text key={at} x={x(at)} y={bottom + 16} textAnchor="middle" {...tick}>
          {number(lang, at)}
        </text>
      ))}
      {rows.map(({ name, index: { value, low, high, n } }, i) => {
        const y = TOP + i * ROW + ROW / 2;
        return (
          <g key={name}>
            <text x={0} y={y} fontSize={13} fontWeight={500} fill="var(--ink)">
              {fitted(name, label - 8)}
            </text>
            <text x={0} y={y + 13} fontSize={11} fill="var(--ink3)">
              {t('studies.n', { n: number(lang, n) })}
            </text>
            <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke="var(--ink)" strokeWidth={2.5} strokeLinecap="round" />
            <circle cx={x(value)} cy={y} r={5} fill="var(--ink)" />
            <text x={width} y={y + 4} textAnchor="end" fontSize={13} fontWeight={600} fill="var(--ink)">
              {number(lang, value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
