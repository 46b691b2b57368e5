import { type Drawn, reportOf } from '@mirrorloop/insight/report';
import type { Random } from '@mirrorloop/statistics';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { times } from './chance.js';

const SAID = ['late delivery', 'the price', 'a refund', 'the staff', 'I waited', 'the payment'] as const;
const THEMES = ['delivery', 'price', 'returns', 'staff', 'waiting', 'payment'] as const;
/** How often each is complained of; in every team alike. */
const SHARES = [0.5, 0.3, 0.2, 0.1, 0.05, 0.02];
/** New customers complain of the last as often as regular ones of the first; half of all are new, and a quarter of who answers. */
const OF_NEW = [...SHARES].reverse();
const CUSTOMERS = 300;

export interface WordsMirrored {
  readonly studies: number;
  /** Studies in which something is found that isn't so. */
  readonly withFalseFinding: number;
  /** Of intervals, those that hold the true difference. */
  readonly covered: number;
  /** Studies in which everybody is found to miss or underestimate what they hardly name. */
  readonly found: number;
}

interface Planted {
  /** Customers are of two kinds that complain of other things, and weighted to how many of each there are. */
  readonly weighted?: boolean;
  /** Employees hardly name what most customers complain of. */
  readonly missed?: boolean;
}

/** Whole reports of what employees believe customers complain about; they are right but for what is planted. */
export function wordsMirrored(
  random: Random,
  studies: number,
  employees: number,
  planted: Planted = {},
): WordsMirrored {
  const regular = { shares: SHARES, of: planted.weighted ? 0.5 : 1 };
  const all = planted.weighted ? [regular, { shares: OF_NEW, of: 0.5 }] : [regular];
  const mixed = SHARES.map((_, j) => all.reduce((sum, { shares, of }) => sum + of * shares[j]!, 0));
  const believed = mixed.map((share, j) => (planted.missed && j === 0 ? 0.03 : share));
  const truth = amongWhoNames([{ shares: believed, of: 1 }]).map((share, j) => share - amongWhoNames(all)[j]!);
  let [wrong, held, intervals, found] = [0, 0, 0, 0];
  for (let study = 0; study < studies; study += 1) {
    const { groups } = mirrorOf(random, believed, employees, planted.weighted ?? false);
    const cells = groups.flatMap(({ themes }) => themes.filter(({ low }) => low !== null));
    const at = ({ theme }: { theme: string }) => (THEMES as readonly string[]).indexOf(theme);
    const isRight = (one: (typeof cells)[number]) =>
      !WRONG.includes(one.verdict) || (planted.missed === true && Math.sign(one.low!) === Math.sign(truth[at(one)]!));
    if (!cells.every(isRight)) wrong += 1;
    intervals += cells.length;
    held += cells.filter((one) => one.low! <= truth[at(one)]! && truth[at(one)]! <= one.high!).length;
    const [delivery] = groups[0]!.themes.filter(({ theme }) => theme === 'delivery');
    if (delivery && ['missed', 'underestimated'].includes(delivery.verdict)) found += 1;
  }
  return { studies, withFalseFinding: wrong / studies, covered: held / intervals, found: found / studies };
}
const WRONG: readonly string[] = ['missed', 'imagined', 'underestimated', 'overestimated'];

/** Of those who name anything, how many name each. */
function amongWhoNames(kinds: readonly { readonly shares: readonly number[]; readonly of: number }[]): number[] {
  const any = kinds.reduce((sum, { shares, of }) => sum + of * (1 - shares.reduce((none, x) => none * (1 - x), 1)), 0);
  return SHARES.map((_, j) => kinds.reduce((sum, { shares, of }) => sum + of * shares[j]!, 0) / any);
}

function mirrorOf(random: Random, believed: readonly number[], employees: number, weighted: boolean) {
  const says = (shares: readonly number[]) => {
    const named = SAID.filter((_, j) => uniformFloat64(random) < shares[j]!);
    return named.length > 0 ? named.join('. ') : null;
  };
  const answer = (population: 'customer' | 'employee', groups: Record<string, string>, shares: readonly number[]) => ({
    ...{ population, groups, ratings: {}, outcome: null, points: null, words: says(shares) },
  });
  const isNew = (i: number) => weighted && i % 4 === 0;
  const customers = times(CUSTOMERS, (i) =>
    answer('customer', { kind: isNew(i) ? 'new' : 'regular' }, isNew(i) ? OF_NEW : SHARES),
  );
  const staff = times(employees, (i) => answer('employee', { team: i % 2 ? 'A' : 'B' }, believed));
  const base = weighted ? [{ by: 'kind', shares: { new: 0.5, regular: 0.5 } }] : [];
  return reportOf({ instrument: INSTRUMENT, answers: [...customers, ...staff], base }, random).words!;
}

const both = (en: string) => ({ en, de: en });
const INSTRUMENT: Drawn['instrument'] = {
  ...{ version: 1, scale: { low: 1, high: 5, points: 5 }, ends: { low: both('poor'), high: both('good') } },
  questions: [
    {
      ...{ id: 'q', attribute: 'Trust', nature: 'emotional', touchpoint: null },
      ...{ wording: both('How?'), employeeWording: both('How?') },
    },
  ],
  ...{ outcome: null, importance: false },
  openQuestion: { wording: both('What is bad?'), employeeWording: both('What do they complain about?') },
};
