import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Answers } from '../src/domain/studies/answers.js';
import type { Instrument } from '../src/domain/studies/instrument.js';
import { questionsOf } from '../src/domain/studies/templates.js';

export const words = (en: string, de = en) => ({ en, de });

/** What a shop asks, with how it is rated as a whole. */
export const RETAIL: Instrument = {
  version: 1,
  scale: { low: 1, high: 5, points: 5 },
  ends: { low: words('poor'), high: words('good') },
  questions: questionsOf('retail'),
  outcome: { id: 'all', wording: words('How do you rate us?'), employeeWording: words('What do they say?') },
  importance: true,
  openQuestion: null,
};

export interface Person {
  readonly respondent: string;
  readonly population: 'customer' | 'employee';
  readonly groups: Record<string, string>;
  readonly ratings: Record<string, number>;
  readonly outcome: number | null;
  readonly points: Record<string, number> | null;
}

export const answersOf = ({ respondent: _, ...rest }: Person): Answers => ({ ...rest, words: null });

/** Every number, however deep it stands. */
export const numbersIn = (thing: unknown): number[] =>
  typeof thing === 'number'
    ? [thing]
    : thing && typeof thing === 'object'
      ? Object.values(thing).flatMap(numbersIn)
      : [];

const LEVELS: Record<string, number> = {
  needs: 3,
  special: 2.9,
  trust: 3.6,
  communication: 3.4,
  delivery: 3.2,
  range: 3.9,
  price: 3.1,
  returns: 3.5,
};
const NAMES: Record<string, string> = {
  needs: 'Anticipation of needs',
  special: 'Feeling special',
  trust: 'Trust',
  communication: 'Communication',
  delivery: 'Delivery',
  range: 'Range',
  price: 'Price',
  returns: 'Returns',
};
/** What staff believe beyond what is so; nothing else is planted. */
export const PLANTED = { needs: 1, special: 1 } as const;

/** Customers, and employees in teams and stores who see everything rightly but for what is planted. */
export function invented(
  seed: number,
  customers: number,
  teams: Record<string, number>,
  planted: Record<string, number> = PLANTED,
): Person[] {
  const random = xoroshiro128plus(seed);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));
  const rated = (x: number) => Math.min(5, Math.max(1, Math.round(x)));
  const person = (respondent: string, more: Record<string, number>) => {
    const halo = 0.4 * normal();
    const ratings = Object.fromEntries(
      Object.entries(LEVELS).map(([id, level]) => [id, rated(level + (more[id] ?? 0) + halo + 0.7 * normal())]),
    );
    const pull = (2 * ratings.needs! + 2 * ratings.special! + ratings.trust! + ratings.delivery!) / 6;
    return { respondent, ratings, outcome: rated(pull + 0.4 * normal()) };
  };
  const asked = Object.entries(teams).flatMap(([team, n]) =>
    Array.from({ length: n }, (_, i) => ({
      ...person(`${team} ${i}`, planted),
      population: 'employee' as const,
      groups: { team, store: ['Leeds', 'Graz', 'Ghent'][i % 3]! },
      outcome: null,
      points: {
        [NAMES.price!]: 40,
        [NAMES.range!]: 30,
        [NAMES.delivery!]: 10 + (i % 3) * 5,
        [NAMES.trust!]: 20 - (i % 3) * 5,
      },
    })),
  );
  const others = Array.from({ length: customers }, (_, i) => ({
    ...person(`customer ${i}`, {}),
    population: 'customer' as const,
    groups: {},
    points: null,
  }));
  return [...others, ...asked];
}
