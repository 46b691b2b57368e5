import {
  type Answers as Values,
  gapBetween,
  gapFoundBy,
  isSaid,
  judge,
  type JudgedGap,
  scaleMean,
  type Unsaid,
  unsaid,
} from '@mirrorloop/statistics';
import type { Instrument, Words } from '../instrument.js';
import { sentenceOf } from '../wording.js';

/** Two sets of values to be compared; null where nothing of it may be told. */
export interface Comparison {
  readonly who: Words;
  readonly what: string | Words;
  readonly employees: readonly number[];
  readonly customers: Values;
}

/** Compared all together, so that verdicts are corrected over all that are shown. */
export function judgedTogether(comparisons: readonly (Comparison | null)[], instrument: Instrument) {
  const gaps = comparisons.map((compared) =>
    compared
      ? gapBetween({ values: compared.employees }, compared.customers, instrument.scale)
      : unsaid('too-few-answers'),
  );
  return judge(gaps).map((gap, i) => shownCell(comparisons[i]!, gap, instrument));
}

const NOTHING = {
  ...{ gap: null, low: null, high: null, employees: null, customers: null, g: null, p: null, q: null },
  ...{ immaterial: false, needed: null, findable: null, sentence: null },
};
export const NOT_SHOWN = { verdict: 'not-shown' as const, ...NOTHING };

function shownCell(compared: Comparison | null, gap: JudgedGap | Unsaid, { scale }: Instrument) {
  if (!compared || !isSaid(gap)) return NOT_SHOWN;
  const { value, low, high, p, q, verdict, immaterial, needed } = gap;
  const believed = scaleMean({ values: compared.employees }, scale);
  const employees = { n: believed.n, mean: believed.value, low: believed.low, high: believed.high };
  const customers = { n: gap.customers.n, mean: gap.customers.mean };
  const findable = gapFoundBy(employees.n, Math.max(gap.employees.variance, gap.customers.variance)) as number | null;
  const sentence = sentenceOf(compared.who, compared.what, gap);
  const figures = { gap: value, low, high, employees, customers, g: gap.effect.value, p, q };
  return { verdict, ...figures, immaterial, needed, findable, sentence };
}
export type ShownCell = ReturnType<typeof judgedTogether>[number];
