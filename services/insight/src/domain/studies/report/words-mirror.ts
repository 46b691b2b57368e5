import {
  benjaminiHochberg,
  type Counted,
  FALSE_DISCOVERY_RATE,
  isSaid,
  kish,
  Ledger,
  type Portion,
  portion,
  type ShareGap,
  shareGap,
  weighedPortion,
} from '@mirrorloop/statistics';
import { THEMES, themesNamed } from '@mirrorloop/text';
import type { Answers } from '../answers.js';
import type { Group } from '../groups.js';
import { themeWords } from '../theme-words.js';
import { wordsSentence } from '../words-sentence.js';
import { countedOf } from './counted.js';
import type { Material } from './material.js';

/** Of customers who complained of anything that was understood, how many of each theme. */
export interface Complaints {
  readonly n: number;
  readonly named: Readonly<Record<string, number>>;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}

/** So many customers' open answers, or those that are worth as many, tell what customers say; with fewer, their signals do. */
export const ENOUGH_ANSWERS = 30;
/** Below so many in 100, and below customers, staff miss a theme: fewer than five is told as up to four, and some sixty can show it. */
const MISSED = 0.15;
/** Below so many in 100, and below what staff believe, customers hardly complain of it: it is imagined. There are enough of them to show less. */
const IMAGINED = 0.1;

export type WordsVerdict =
  'missed' | 'imagined' | 'underestimated' | 'overestimated' | 'as-often' | 'inconclusive' | 'not-shown';

/**
 * What employees believe customers complain about, against what customers do complain about. Both are shares of those
 * who named a theme at all: who wrote 'nothing' believes nothing of any theme. Customers' own open answers come first,
 * since they were asked at the same time, weighted as their ratings are; else what they said by themselves in negative
 * signals, each customer once and alike, since nobody drew them.
 */
export function wordsMirror(material: Material, groups: readonly Group[], signals: Complaints | null) {
  if (!material.instrument.openQuestion) return null;
  const ours = material.employees.map(themesOf);
  const said = saidByCustomers(material, signals);
  if (!said) return null;
  const everybody = groups[0]!.members.filter((i) => ours[i] !== null);
  const themes = THEMES.filter((theme) => said.named(theme).share > 0 || namers(ours, everybody, theme).length > 4);
  const base = new Ledger();
  const shown = groups.map(({ members }) => {
    const among = members.filter((i) => ours[i] !== null);
    return base.release(new Set(among)) ? among : null;
  });
  const cells = judged(compare(groups, shown, themes, ours, said));
  return {
    against: said.from,
    period: said.from === 'signals' ? { from: signals!.from, to: signals!.to } : null,
    customers: said.n,
    designEffect: said.designEffect,
    groups: groups.map(({ by, name }, g) => ({
      ...{ by, name, n: shown[g]?.length ?? null },
      themes: cells.filter((cell) => cell.group === g).map(({ group: _, ...cell }) => cell),
    })),
  };
}
export type WordsMirror = NonNullable<ReturnType<typeof wordsMirror>>;

/** Null where there were no words, none that are read, or none that name a theme. */
function themesOf({ words }: Answers): ReadonlySet<string> | null {
  const { themes } = themesNamed(words ?? '');
  return themes.length > 0 ? new Set(themes) : null;
}

interface Said {
  readonly from: 'answers' | 'signals';
  readonly n: number;
  /** Of the weights of those who named something; null where all count alike. */
  readonly designEffect: number | null;
  readonly named: (theme: string) => Portion;
}

function saidByCustomers({ customers, weights }: Material, signals: Complaints | null): Said | null {
  const theirs = customers.flatMap((one, i) => {
    const themes = themesOf(one);
    return themes ? [{ themes, weight: weights?.[i] ?? 1 }] : [];
  });
  const weighed = weights ? theirs.map(({ weight }) => weight) : undefined;
  const designEffect = weighed && theirs.length > 0 ? kish(weighed) : null;
  const n = theirs.length;
  if (n / (designEffect ?? 1) >= ENOUGH_ANSWERS) {
    const named = (theme: string) =>
      weighedPortion(
        theirs.map(({ themes }) => themes.has(theme)),
        weighed,
      );
    return { from: 'answers', n, designEffect, named };
  }
  if (!signals || signals.n < ENOUGH_ANSWERS) return null;
  const named = (theme: string) => portion(signals.named[theme] ?? 0, signals.n);
  return { from: 'signals', n: signals.n, designEffect: null, named };
}
type Named = readonly (ReadonlySet<string> | null)[];

const namers = (ours: Named, among: readonly number[], theme: string): number[] =>
  among.filter((i) => ours[i]!.has(theme));

/** One ledger a theme: who wrote something, and who of them named it. */
function compare(
  groups: readonly Group[],
  shown: readonly (readonly number[] | null)[],
  themes: readonly string[],
  ours: Named,
  said: Said,
) {
  const bases = shown.flatMap((among) => (among ? [new Set(among)] : []));
  return themes.flatMap((theme) => {
    const ledger = new Ledger(bases);
    return groups.map(({ who }, group) => {
      const among = shown[group];
      const counted = among ? countedOf(namers(ours, among, theme), among, ledger) : null;
      return { group, who, theme, counted, customers: said.named(theme) };
    });
  });
}

interface Compared {
  readonly group: number;
  readonly who: Group['who'];
  readonly theme: string;
  readonly counted: Counted | null;
  readonly customers: Portion;
}

/** Corrected over every theme and group that is shown: for difference and apart for equivalence. */
function judged(compared: readonly Compared[]) {
  const gaps = compared.map(({ counted, customers }) => (counted ? shareGap(counted, customers) : null));
  const said = gaps.filter((gap): gap is ShareGap => gap !== null && isSaid(gap));
  const q = new Map(zip(said, benjaminiHochberg(said.map(({ p }) => p))));
  const qEquivalent = new Map(zip(said, benjaminiHochberg(said.map(({ pEquivalent }) => pEquivalent))));
  return compared.map(({ group, who, theme }, i) => {
    const gap = gaps[i];
    const of = { group, theme, name: themeWords(theme) };
    if (!gap || !isSaid(gap)) return { ...of, verdict: 'not-shown' as WordsVerdict, ...NOTHING };
    const verdict = verdictOf(gap, q.get(gap)!, qEquivalent.get(gap)!);
    const { employees, customers, difference, low, high, p } = gap;
    const figures = { employees: shareOf(employees), customers: shareOf(customers), difference, low, high, p };
    return { ...of, verdict, ...figures, q: q.get(gap)!, sentence: wordsSentence(who, theme, verdict, gap) };
  });
}

const NOTHING = {
  ...{ employees: null, customers: null, difference: null, low: null, high: null, p: null, q: null, sentence: null },
};

const zip = <A, B>(a: readonly A[], b: readonly B[]): [A, B][] => a.map((one, i) => [one, b[i]!]);

/** `share` is null where fewer than five named it: their number is told to nobody. */
const shareOf = ({ value, low, high, n }: { value: number | null; low: number; high: number; n: number }) => ({
  ...{ share: value, low, high, n },
});

function verdictOf({ employees, customers, value }: ShareGap, q: number, qEquivalent: number): WordsVerdict {
  if (qEquivalent <= FALSE_DISCOVERY_RATE) return 'as-often';
  if (q > FALSE_DISCOVERY_RATE) return 'inconclusive';
  const hardly = (few: { high: number }, many: { low: number }, most: number) => few.high < most && few.high < many.low;
  if (value < 0) return hardly(employees, customers, MISSED) ? 'missed' : 'underestimated';
  return hardly(customers, employees, IMAGINED) ? 'imagined' : 'overestimated';
}
