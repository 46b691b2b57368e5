import type { StudyReport } from '@mirrorloop/contracts';
import { scaleLinear } from '@visx/scale';
import { Chart } from '../../parts/chart.js';
import type { Numbers } from '../../parts/number-table.js';
import { number, share, type Lang } from '../../words/format.js';
import type { Say } from '../../words/use-words.js';
import { useCaptions } from './captions.js';
import { everybodyIn } from '../../words/verdicts.js';
import { DriverSide, type Side } from './driver-side.js';
import { fitted } from './marks.js';
import { fileOf } from './numbers.js';

interface MirrorRow {
  readonly attribute: string;
  readonly customers: Side;
  /** Null where employees weren't asked what matters, or too few were. */
  readonly employees: Side | null;
  readonly apart: boolean;
}

/** Do staff know the reasons? A mirror in the literal sense: customers to the left, what staff believe to the right. */
export const DriverMirror = ({ report }: { report: StudyReport }) => {
  const { t, lang } = useCaptions();
  const rows = rowsOf(report);
  if (rows.length === 0) return <NoDrivers report={report} />;
  const mirror = everybodyIn(report)?.driverMirror ?? null;
  const n = report.drivers.r2 === null ? 0 : report.drivers.n;
  return (
    <Chart
      title={t(`studies.mirror.${mirror?.verdict ?? 'unasked'}`)}
      sub={t(mirror ? 'studies.mirror.sub' : 'studies.mirror.subUnasked', {
        customers: number(lang, n),
        employees: number(lang, mirror?.n ?? 0),
      })}
      foot={
        mirror &&
        t('studies.mirror.foot', {
          r: number(lang, mirror.r, 2),
          low: number(lang, mirror.low, 2),
          high: number(lang, mirror.high, 2),
        })
      }
      file={fileOf(report, 'drivers')}
      height={TOP + rows.length * ROW + 6}
      table={numbersOf(t, lang, rows)}
    >
      {(width) => <Butterfly rows={rows} width={width} />}
    </Chart>
  );
};

const NoDrivers = ({ report: { drivers } }: { report: StudyReport }) => {
  const { t } = useCaptions();
  return (
    <div className="state">
      <h2>{t('studies.mirror.none')}</h2>
      <p className="sm mid">{t(drivers.r2 === null ? `studies.unsaid.${drivers.reason}` : 'studies.mirror.none')}</p>
    </div>
  );
};

/** What moves customers most comes first. */
function rowsOf(report: StudyReport): MirrorRow[] {
  const { drivers, attributes } = report;
  const mirror = everybodyIn(report)?.driverMirror;
  if (drivers.r2 === null) return [];
  return drivers.drivers
    .map(({ attribute, share: value, low, high }) => {
      const at = attributes.findIndex((one) => one.attribute === attribute);
      const employees = mirror ? { value: mirror.points[at]!, ...mirror.ranges[at]! } : null;
      const customers = { value, low, high };
      return {
        attribute,
        customers,
        employees,
        apart: employees !== null && (employees.low > high || employees.high < low),
      };
    })
    .sort((a, b) => b.customers.value - a.customers.value);
}

const [TOP, ROW] = [26, 38];

const Butterfly = ({ rows, width }: { rows: readonly MirrorRow[]; width: number }) => {
  const { t } = useCaptions();
  const between = width < 420 ? 118 : 172;
  const most = Math.max(...rows.flatMap(({ customers, employees }) => [customers.high, employees?.high ?? 0]));
  const length = scaleLinear<number>({ domain: [0, most], range: [0, (width - between) / 2 - 40] });
  const heading = { y: 12, fontSize: 11.5, fontWeight: 600 } as const;
  const [left, right] = [width / 2 - between / 2, width / 2 + between / 2];
  return (
    <svg width={width} height={TOP + rows.length * ROW + 6} role="img" aria-label={t('studies.mirror.label')}>
      <text x={left} textAnchor="end" fill="var(--customer)" {...heading}>
        {t('studies.mirror.moves')}
      </text>
      <text x={right} fill="var(--employee)" {...heading}>
        {t('studies.mirror.believe')}
      </text>
      {rows.map(({ attribute, customers, employees, apart }, i) => {
        const y = TOP + i * ROW + ROW / 2;
        const name = {
          fontSize: 12,
          fontWeight: apart ? 600 : 450,
          fill: apart ? 'var(--ink)' : 'var(--ink2)',
        } as const;
        return (
          <g key={attribute}>
            <text x={width / 2} y={y + 4} textAnchor="middle" {...name}>
              {fitted(attribute, between - 8)}
            </text>
            <DriverSide side={customers} from={left} y={y} to={-1} apart={apart} length={length} />
            {employees && <DriverSide side={employees} from={right} y={y} to={1} apart={apart} length={length} />}
          </g>
        );
      })}
    </svg>
  );
};

function numbersOf(t: Say, lang: Lang, rows: readonly MirrorRow[]): Numbers {
  const say = (x: number) => share(lang, x);
  const names = ['customers', 'customersLow', 'customersHigh', 'employees', 'employeesLow', 'employeesHigh'];
  return {
    columns: [{ name: t('studies.attribute') }, ...names.map((name) => ({ name: t(`studies.share.${name}`), say }))],
    rows: rows.map(({ attribute, customers: c, employees: e }) => [
      attribute,
      ...[c.value, c.low, c.high],
      ...[e?.value ?? null, e?.low ?? null, e?.high ?? null],
    ]),
  };
}
