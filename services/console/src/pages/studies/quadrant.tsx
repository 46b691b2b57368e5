import type { StudyDriver, StudyReport } from '@mirrorloop/contracts';
import { scaleLinear } from '@visx/scale';
import { Chart } from '../../parts/chart.js';
import type { Numbers } from '../../parts/number-table.js';
import { number, share, signed, type Lang } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';
import { inkOf } from './gap-row.js';
import { type GapRow, gapRows } from './gap-scales.js';
import { fitted, tick } from './marks.js';
import { fileOf } from './numbers.js';
import { type Box, type Label, labelsOf, LETTER } from './quadrant-labels.js';
import { isWrong } from '../../words/verdicts.js';

interface Point extends GapRow {
  readonly driver: StudyDriver;
}

const HEIGHT = 430;
const EDGE = { left: 44, right: 12, top: 12, bottom: 40 };

/** What matters and is misjudged? Importance to customers against the gap; the crosses are intervals. */
export const Quadrant = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useWords();
  const points = pointsOf(report);
  if (points.length === 0) return null;
  const blind = points.filter((point) => point.cell.verdict === 'blind-spot' && matters(points, point)).length;
  return (
    <section className="card">
      <Chart
        title={t('studies.matters.title', { count: blind, n: number(lang, blind) })}
        sub={t('studies.matters.sub')}
        file={fileOf(report, 'importance')}
        height={HEIGHT}
        table={numbersOf(t, lang, points)}
      >
        {(width) => <Plane points={points} width={width} margin={report.margin} />}
      </Chart>
    </section>
  );
};

function pointsOf(report: StudyReport): Point[] {
  const { drivers } = report;
  if (drivers.r2 === null) return [];
  return gapRows(report).flatMap((row) => {
    const driver = drivers.drivers.find(({ attribute }) => attribute === row.attribute.attribute);
    return driver ? [{ ...row, driver }] : [];
  });
}

/** It matters where its share is above what each would have if all counted alike. */
const fair = (points: readonly Point[]): number => 1 / points.length;
const matters = (points: readonly Point[], { driver }: Point): boolean => driver.share > fair(points);

interface PlaneProps {
  points: readonly Point[];
  width: number;
  margin: number;
}

const Plane = ({ points, width, margin }: PlaneProps) => {
  const { t } = useWords();
  const x = scaleLinear<number>({
    domain: [0, Math.max(...points.map(({ driver }) => driver.high))],
    range: [EDGE.left, width - EDGE.right],
  });
  const y = scaleLinear<number>({
    domain: [
      Math.min(-margin, ...points.map(({ cell }) => cell.low)),
      Math.max(margin, ...points.map(({ cell }) => cell.high)) * 1.15,
    ],
    range: [HEIGHT - EDGE.bottom, EDGE.top],
  });
  const labels = labelsOf(
    points.map(({ driver, cell, attribute }) => ({
      ...{ x: x(driver.share), y: y(cell.gap) },
      ...{ name: fitted(attribute.attribute, LONGEST), strong: isWrong(cell) },
    })),
    { left: EDGE.left, right: width - EDGE.right, top: EDGE.top, bottom: HEIGHT - EDGE.bottom },
    [cornerOf(width, t('studies.matters.corner'))],
  );
  const numbered = points.filter((_, i) => !labels[i]);
  return (
    <>
      <svg width={width} height={HEIGHT} role="img" aria-label={t('studies.matters.label')}>
        <Ground x={x} y={y} width={width} margin={margin} from={fair(points)} />
        {points.map((point, i) => (
          <Cross key={point.at} {...{ point, x, y }} label={labels[i]!} place={numbered.indexOf(point) + 1} />
        ))}
      </svg>
      {numbered.length > 0 && (
        <ol className="keyed mic mut">
          {numbered.map(({ at, attribute }, i) => (
            <li key={at}>
              {i + 1} {attribute.attribute}
            </li>
          ))}
        </ol>
      )}
    </>
  );
};

/** Where the corner says what it is. */
const cornerOf = (width: number, text: string): Box => {
  const right = width - EDGE.right - 8;
  return { left: right - text.length * LETTER, right, top: EDGE.top + 4, bottom: EDGE.top + 22 };
};

const LONGEST = 150;

type Scale = ReturnType<typeof scaleLinear<number>>;

const Ground = ({ x, y, width, margin, from }: { x: Scale; y: Scale; width: number; margin: number; from: number }) => {
  const { t, lang } = useWords();
  const [top, bottom] = [EDGE.top, HEIGHT - EDGE.bottom];
  return (
    <>
      <rect
        x={x(from)}
        y={top}
        width={width - EDGE.right - x(from)}
        height={Math.max(0, y(margin) - top)}
        fill="var(--o1)"
        opacity={0.55}
        rx={4}
      />
      <rect
        x={EDGE.left}
        y={y(margin)}
        width={width - EDGE.left - EDGE.right}
        height={y(-margin) - y(margin)}
        fill="var(--band)"
        opacity={0.45}
      />
      <line x1={EDGE.left} x2={width - EDGE.right} y1={y(0)} y2={y(0)} stroke="var(--ink)" />
      <line x1={x(from)} x2={x(from)} y1={top} y2={bottom} stroke="var(--edge)" strokeDasharray="2 3" />
      <text
        x={width - EDGE.right - 8}
        y={top + 18}
        textAnchor="end"
        fontSize={12}
        fontWeight={600}
        fill="var(--employee)"
      >
        {t('studies.matters.corner')}
      </text>
      {y.ticks(5).map((value) => (
        <text key={value} x={EDGE.left - 8} y={y(value) + 4} textAnchor="end" {...tick}>
          {value === 0 ? '0' : signed(lang, value, 1)}
        </text>
      ))}
      {x.ticks(5).map((value) => (
        <text key={value} x={x(value)} y={bottom + 17} textAnchor="middle" {...tick}>
          {t('percent', { share: number(lang, value * 100) })}
        </text>
      ))}
      <text
        x={(EDGE.left + width - EDGE.right) / 2}
        y={HEIGHT - 4}
        textAnchor="middle"
        fontSize={11.5}
        fill="var(--ink2)"
      >
        {t('studies.matters.axis')} →
      </text>
    </>
  );
};

interface CrossProps {
  point: Point;
  x: Scale;
  y: Scale;
  /** Where its name stands; null where there was no room, and its place in the key is told instead. */
  label: Label | null;
  place: number;
}

const Cross = ({ point: { driver, cell, attribute }, x, y, label, place }: CrossProps) => {
  const [px, py, ink] = [x(driver.share), y(cell.gap), inkOf(cell)];
  const line = { stroke: ink, strokeWidth: 1.5, opacity: 0.6 } as const;
  return (
    <g>
      <line x1={x(driver.low)} x2={x(driver.high)} y1={py} y2={py} {...line} />
      <line x1={px} x2={px} y1={y(cell.low)} y2={y(cell.high)} {...line} />
      <circle
        cx={px}
        cy={py}
        r={label ? 5.5 : 7}
        fill={cell.verdict === 'inconclusive' ? 'var(--surface)' : ink}
        stroke={ink}
        strokeWidth={2}
      />
      {label ? (
        <text
          x={label.x}
          y={label.y}
          textAnchor={label.anchor}
          fontSize={12}
          fontWeight={isWrong(cell) ? 650 : 450}
          fill={isWrong(cell) ? 'var(--ink)' : 'var(--ink3)'}
          stroke="var(--surface)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {fitted(attribute.attribute, LONGEST)}
        </text>
      ) : (
        <text
          x={px}
          y={py + 3}
          textAnchor="middle"
          fontSize={8.5}
          fontWeight={650}
          fill={cell.verdict === 'inconclusive' ? 'var(--ink)' : 'var(--surface)'}
        >
          {place}
        </text>
      )}
    </g>
  );
};

function numbersOf(t: Say, lang: Lang, points: readonly Point[]): Numbers {
  const [percent, gap] = [(x: number) => share(lang, x), (x: number) => signed(lang, x)];
  const columns = [
    { name: t('studies.attribute') },
    { name: t('studies.share.customers'), say: percent },
    { name: t('studies.share.customersLow'), say: percent },
    { name: t('studies.share.customersHigh'), say: percent },
    { name: t('studies.col.gap'), say: gap },
    { name: t('studies.col.low'), say: gap },
    { name: t('studies.col.high'), say: gap },
    { name: t('studies.verdict') },
  ];
  const rows = points.map(({ attribute, driver, cell }) => [
    ...[attribute.attribute, driver.share, driver.low, driver.high],
    ...[cell.gap, cell.low, cell.high, t(`verdict.${cell.verdict}`)],
  ]);
  return { columns, rows };
}
