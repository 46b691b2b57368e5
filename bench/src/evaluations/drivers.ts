import { parseArgs } from 'node:util';
import { driversOf, isSaid } from '@mirrorloop/statistics';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { CsvTable } from './table.js';

const options = {
  file: { type: 'string' },
  outcome: { type: 'string' },
  attributes: { type: 'string' },
} as const;
/** The same file gives the same intervals. */
const SEED = 1;

/** Derived importance of attributes for an outcome, from complete rows. */
export function evaluate(args: string[], tell: (line: string) => void): object {
  const { file, outcome, attributes } = parseArgs({ args, options }).values;
  if (!file || !outcome || !attributes) throw new Error('--file, --outcome and --attributes are needed');
  const names = attributes.split(',').map((name) => name.trim());
  const table = CsvTable.read(file);
  const columns = [...names, outcome].map((name) => table.numbers(name));
  const complete = Array.from({ length: table.size }, (_, i) => i).filter((i) => columns.every((c) => c[i] !== null));
  tell(`${complete.length} of ${table.size} rows are complete; the others are left out`);
  const kept = columns.map((column) => complete.map((i) => column[i]!));
  const found = driversOf(kept.slice(0, -1), kept.at(-1)!, xoroshiro128plus(SEED));
  if (!isSaid(found)) return { n: complete.length, r2: null, shares: [], reason: found.reason };
  tell(`${found.method}, 1,000 bootstrap samples, 95% percentile intervals`);
  const shares = found.drivers.map(({ lmg, johnson, low, high }, j) => ({
    attribute: names[j]!,
    lmg,
    johnson,
    low,
    high,
  }));
  return { n: found.n, r2: found.value, shares };
}
