import { parseArgs } from 'node:util';
import { type GapVerdict, gapOfMeans, isSaid, judge, pairedGap, type UnitMeans } from '@mirrorloop/statistics';
import { scaleOf } from './scale.js';
import { CsvTable } from './table.js';

const options = {
  file: { type: 'string' },
  unit: { type: 'string' },
  scale: { type: 'string' },
  attributes: { type: 'string' },
} as const;

interface Attribute {
  readonly name: string;
  readonly units: readonly { readonly unit: string; readonly means: UnitMeans }[];
}

/** Means by unit (a school, a store): the gap paired over units. Of one unit its gap alone, since a mean doesn't tell how answers spread. */
export function evaluate(args: string[], tell: (line: string) => void): object {
  const { file, unit, scale: said, attributes: named } = parseArgs({ args, options }).values;
  if (!file || !unit || !said || !named) throw new Error('--file, --unit, --scale and --attributes are needed');
  const scale = scaleOf(said);
  const table = CsvTable.read(file);
  const attributes = named.split(',').map((one) => attributeOf(table, unit, one));
  tell(
    `${table.size} units; ${attributes.map(({ name, units }) => `${name} ${units.length}`).join(', ')} with both means`,
  );
  const judged = judge(
    attributes.map(({ units }) =>
      pairedGap(
        units.map(({ means }) => means),
        scale,
      ),
    ),
  );
  return {
    attributes: attributes.map(({ name, units }, i) => ({
      attribute: name,
      ...shown(judged[i]!, table.size - units.length),
    })),
    units: unitsOf(attributes),
  };
}

/** `Safety=employees-column:customers-column` */
function attributeOf(table: CsvTable, unit: string, said: string): Attribute {
  const [, name, employees, customers] = /^(.+)=(.+):(.+)$/.exec(said) ?? [];
  if (!name) throw new Error(`--attributes ${said} is no NAME=EMPLOYEES:CUSTOMERS`);
  const [ours, theirs, units] = [table.numbers(employees!), table.numbers(customers!), table.text(unit)];
  const both = units.flatMap((of, i) => {
    const [e, c] = [ours[i]!, theirs[i]!];
    return e === null || c === null ? [] : [{ unit: of, means: { employees: e, customers: c } }];
  });
  return { name, units: both };
}

function shown(gap: ReturnType<typeof judge>[number], withoutBoth: number): object {
  if (!isSaid(gap)) return { units: null, withoutBoth, gap: null, verdict: 'not shown', reason: gap.reason };
  const { value, low, high, p, q, effect, employees, customers, verdict, immaterial, needed } = gap;
  const means = { employees: employees.mean, customers: customers.mean };
  const said: Record<GapVerdict, string> = {
    ...{ 'blind-spot': 'blind spot', 'hidden-strength': 'hidden strength' },
    ...{ aligned: 'aligned', inconclusive: 'inconclusive' },
  };
  return {
    ...{ units: employees.n, withoutBoth, ...means, gap: value, low, high, dz: effect.value, p, q },
    ...{ verdict: said[verdict], immaterial, needed },
  };
}

/** Each unit's gaps, the widest first: told as they are, and with no interval, which is refused. */
function unitsOf(attributes: readonly Attribute[]): object[] {
  return attributes
    .flatMap(({ name, units }) =>
      units.map(({ unit, means }) => {
        const { gap, reason } = gapOfMeans(means);
        return { unit, attribute: name, gap, low: null, high: null, verdict: null, reason };
      }),
    )
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap));
}
