import { tokensOf } from './tokens.js';

/** How far the words read so far have led, in all phrases at once. */
export interface State<T> {
  /** Those of the phrases that end here, each once. */
  readonly values: readonly T[];
  /** A number word leads wherever `#` does as well, a unit of time wherever `@` does. */
  readonly next: ReadonlyMap<string, State<T>>;
}

/** Where any of the states would lead. */
export function anyOf<T>(states: readonly State<T>[]): State<T> {
  if (new Set(states).size === 1) return states[0]!;
  const leads = leadsOf(states);
  const next = [...leads].map(([word, to]) => [word, anyOf([...to, ...(leads.get(wildOf(word)) ?? [])])] as const);
  return { values: [...new Set(states.flatMap(({ values }) => values))], next: new Map(next) };
}

function leadsOf<T>(states: readonly State<T>[]): Map<string, State<T>[]> {
  const leads = new Map<string, State<T>[]>();
  for (const [word, to] of states.flatMap(({ next }) => [...next])) leads.set(word, [...(leads.get(word) ?? []), to]);
  return leads;
}

/** What a word answers to beside itself; for most that is nothing. */
const wildOf = (word: string): string => tokensOf(word).find(({ text }) => text === word)?.meaning.wild ?? '';

/** The start of a phrase. Made from its end, so that all its variants share what they have in common. */
export const startOf = <T>(pattern: string, value: T): State<T> =>
  (pattern.match(/\([^()]*\)|[^\s()]+/g) ?? []).reduceRight<State<T>>(
    (after, part) => anyOf(waysOf(part).map((way) => through(way, after))),
    { values: [value], next: new Map() },
  );

const waysOf = (part: string): string[][] =>
  (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]).map((way) => way.split(' ').filter(Boolean));

const through = <T>(way: readonly string[], after: State<T>): State<T> =>
  way.reduceRight<State<T>>((then, word) => ({ values: [], next: new Map([[word, then]]) }), after);
