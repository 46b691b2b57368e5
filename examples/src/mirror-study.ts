import { Dice } from './dice.js';
import { stores } from './stores.js';
import { truths } from './truths.js';

/** One respondent of the sample's mirror study, as the intake of studies takes it. */
export interface StudyResponse {
  readonly respondent: string;
  readonly population: 'customer' | 'employee';
  readonly groups: Readonly<Record<string, string>>;
  readonly ratings: Readonly<Record<string, number>>;
  readonly outcome: number | null;
  readonly points: Readonly<Record<string, number>> | null;
  readonly words: string | null;
  /** By item, of employees who were asked what they know of it. */
  readonly awareness: Readonly<Record<string, Known>> | null;
}

interface Known {
  readonly reported: boolean | null;
  readonly acting: boolean | null;
  readonly team: string | null;
}

/** What customers of Hollin & Reed would say on average, by question of the template 'retail'. */
const LEVELS = {
  needs: 3.0,
  special: 2.9,
  trust: 3.7,
  communication: 3.4,
  delivery: 3.1,
  range: 3.9,
  price: 3.2,
  returns: 3.5,
};
type Question = keyof typeof LEVELS;
const QUESTIONS = Object.keys(LEVELS) as Question[];
/** How an outcome follows from what is rated: what is emotional counts for more. */
const PULLS: Partial<Record<Question, number>> = { needs: 3, special: 3, trust: 2, delivery: 2 };
/** What staff believe customers go by. */
const BELIEVED = [
  ['Price', 35],
  ['Range', 25],
  ['Delivery', 20],
  ['Trust', 10],
  ['Returns', 10],
] as const;

/**
 * What staff say customers complain about, and how many of a thousand who write say each: prices far too often, the
 * parcels hardly, and all else about as often as customers do in their signals.
 */
const COMPLAINTS: readonly (readonly [string, number])[] = [
  ['That our prices are too high', 600],
  ['Late deliveries', 40],
  ['Refunds', 130],
  ['That staff have no time for them', 75],
  ['The website', 68],
  ['The quality of some products', 160],
  ['Card payments', 175],
  ['Waiting in line', 150],
  ['That nobody told them', 90],
  ['Too small a range', 36],
  ['The opening hours', 85],
  ['Their loyalty points', 62],
  ['Their bookings', 27],
];

const TEAMS = {
  Stores: 96,
  'Customer Service': 42,
  Warehouse: 36,
  'Web shop': 30,
  'Field Sales': 26,
  Marketing: 20,
  'Visual merchandising': 3,
};
const CUSTOMERS = 640;
export const MIRROR_SEED = 3;

/**
 * Everybody's answers; the same on every machine, since dice throw whole numbers only.
 *
 * @param items what employees are asked whether they know of it, by id; real or invented, they say the same
 */
export function studyResponses(seed = MIRROR_SEED, items: readonly string[] = []): StudyResponse[] {
  const dice = new Dice(seed);
  const customers = Array.from({ length: CUSTOMERS }, (_, i): StudyResponse => {
    const ratings = rated(dice, {});
    return { ...said(`customer-${i}`, 'customer', {}), ratings, outcome: outcomeOf(ratings, dice) };
  });
  const employees = Object.entries(TEAMS).flatMap(([team, n]) =>
    Array.from({ length: n }, (_, i): StudyResponse => {
      const groups: Record<string, string> = team === 'Stores' ? { team, store: stores[i % 8]! } : { team };
      const ratings = rated(dice, truths.study.overrated);
      return { ...said(`${team}-${i}`, 'employee', groups), ratings, points: spread(dice) };
    }),
  );
  // Dice of its own, so that words change no rating.
  const words = new Dice(seed + 7);
  const known = new Dice(seed + 2);
  return [
    ...customers,
    ...employees.map((one) => ({ ...one, words: saidOf(words), awareness: knownOf(items, known) })),
  ];
}

const said = (respondent: string, population: StudyResponse['population'], groups: StudyResponse['groups']) => ({
  ...{ respondent, population, groups },
  outcome: null,
  points: null,
  words: null,
  awareness: null,
});

/** Three in four write something. */
function saidOf(dice: Dice): string | null {
  const named = COMPLAINTS.filter(([, often]) => dice.between(1, 1_000) <= often).map(([what]) => what);
  if (dice.between(1, 4) === 1) return null;
  return named.length > 0 ? named.join('. ') : 'Nothing much, I think';
}

/** One in four says yes to whatever is asked: they have heard of the parcels no more than of what doesn't exist. */
function knownOf(items: readonly string[], dice: Dice): Record<string, Known> | null {
  if (items.length === 0) return null;
  const known = () => ({ reported: dice.between(1, 100) <= 25, acting: dice.between(1, 100) <= 10, team: null });
  return Object.fromEntries(items.map((id) => [id, known()]));
}

function rated(dice: Dice, overrated: Partial<Record<Question, number>>): Record<string, number> {
  const halo = bell(dice) * 0.35;
  return Object.fromEntries(
    QUESTIONS.map((id) => [id, onScale(LEVELS[id] + (overrated[id] ?? 0) + halo + 0.75 * bell(dice))]),
  );
}

function outcomeOf(ratings: Readonly<Record<string, number>>, dice: Dice): number {
  const pulls = Object.entries(PULLS);
  const weight = pulls.reduce((sum, [, pull]) => sum + pull, 0);
  return onScale(pulls.reduce((sum, [id, pull]) => sum + pull * ratings[id]!, 0) / weight + 0.5 * bell(dice));
}

/** 100 points, each person moving some from one to another. */
function spread(dice: Dice): Record<string, number> {
  const points: Record<string, number> = Object.fromEntries(BELIEVED);
  const names = BELIEVED.map(([name]) => name);
  for (let move = 0; move < 2; move += 1) {
    const [from, to] = [dice.pick(names), dice.pick(names)];
    const some = Math.min(points[from]!, 5 * dice.between(0, 2));
    points[from]! -= some;
    points[to]! += some;
  }
  return points;
}

/** Near a standard normal: twelve even throws (their variance is 1). */
const bell = (dice: Dice): number =>
  Array.from({ length: 12 }, () => dice.between(0, 1_000_000)).reduce((sum, x) => sum + x, 0) / 1_000_000 - 6;
const onScale = (x: number): number => Math.min(5, Math.max(1, Math.round(x)));
