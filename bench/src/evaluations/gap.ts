import { parseArgs } from 'node:util';
import {
  type GapVerdict,
  gapBetween,
  isSaid,
  isOn,
  judge,
  type JudgedGap,
  type Scale,
  type Unsaid,
} from '@mirrorloop/statistics';
import { scaleOf } from './scale.js';
import { CsvTable } from './table.js';

const options = {
  file: { type: 'string' },
  value: { type: 'string' },
  population: { type: 'string' },
  customers: { type: 'string' },
  scale: { type: 'string' },
  group: { type: 'string' },
} as const;

const WORDS: Record<GapVerdict, string> = {
  'blind-spot': 'blind spot',
  'hidden-strength': 'hidden strength',
  aligned: 'aligned',
  inconclusive: 'inconclusive',
};

/** Each group of employees against all customers; one row an answer, one answer a person. */
export function evaluate(args: string[], tell: (line: string) => void): object {
  const { file, value, population, customers, scale: said, group } = parseArgs({ args, options }).values;
  if (!file || !value || !population || !customers || !said)
    throw new Error('--file, --value, --population, --customers and --scale are needed');
  const scale = scaleOf(said);
  const table = CsvTable.read(file);
  const values = table.numbers(value);
  refuseOff(scale, values, `${file}, column ${value}`);
  const populations = table.text(population);
  if (!populations.includes(customers))
    throw new Error(`No row of ${file} has ${population} ${JSON.stringify(customers)}`);
  const groups = group ? table.text(group) : populations.map(() => 'all');
  const theirs = values.filter((answer, i): answer is number => answer !== null && populations[i] === customers);
  const names = [...new Set(groups.filter((_, i) => populations[i] !== customers))].sort();
  const ofGroup = (name: string) =>
    values.filter(
      (answer, i): answer is number => answer !== null && populations[i] !== customers && groups[i] === name,
    );
  tell(
    `${names.length} groups of employees, ${theirs.length} customers; ${values.filter((x) => x === null).length} rows without an answer`,
  );
  const judged = judge(names.map((name) => gapBetween({ values: ofGroup(name) }, { values: theirs }, scale)));
  return { groups: names.map((name, i) => shown(name, ofGroup(name).length, theirs.length, judged[i]!)) };
}

function shown(group: string, nEmployees: number, nCustomers: number, gap: JudgedGap | Unsaid): object {
  const nothing = { gap: null, low: null, high: null, g: null, p: null, q: null };
  if (!isSaid(gap)) return { group, nEmployees, nCustomers, ...nothing, verdict: 'suppressed', reason: gap.reason };
  const { value, low, high, effect, p, q, verdict } = gap;
  return { group, nEmployees, nCustomers, gap: value, low, high, g: effect.value, p, q, verdict: WORDS[verdict] };
}

function refuseOff(scale: Scale, values: readonly (number | null)[], where: string): void {
  const at = values.findIndex((answer) => answer !== null && !isOn(scale, answer));
  if (at >= 0) throw new Error(`${where}, line ${at + 2}: ${values[at]} lies outside ${scale.low} to ${scale.high}`);
}
