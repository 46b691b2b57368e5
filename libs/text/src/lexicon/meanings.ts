import { SPEAKS_FOR } from './little-words.js';
import { STRENGTHS } from './sentiment-words.js';
import { CONTRASTS, DEGREES, NEGATORS } from './turns.js';

/** All that the lexicon says of one word, gathered from its lists: a word of a text is looked up once. */
export interface Meaning {
  /** What it also answers to in a phrase: `#` for a number, `@` for a unit of time. */
  readonly wild: '#' | '@' | null;
  /** Languages that it is a little word of, by their places. */
  readonly speaksFor: readonly number[];
  readonly strength: number;
  /** How much stronger or weaker it makes the next word. */
  readonly degree: number;
  readonly negates: boolean;
  readonly contrasts: boolean;
}

const NUMBERS =
  'a an one two three four five six seven eight nine ten eleven twelve several many few couple multiple another';
const TIMES = 'second seconds minute minutes min mins hour hours hr hrs day days week weeks month months year years';
const WILD: ReadonlyMap<string, '#' | '@'> = new Map([
  ...NUMBERS.split(' ').map((word) => [word, '#'] as const),
  ...TIMES.split(' ').map((word) => [word, '@'] as const),
]);

const gathered = (word: string): Meaning => ({
  wild: WILD.get(word) ?? null,
  speaksFor: SPEAKS_FOR.get(word) ?? [],
  strength: STRENGTHS.get(word) ?? 0,
  degree: DEGREES.get(word) ?? 1,
  negates: NEGATORS.has(word),
  contrasts: CONTRASTS.has(word),
});

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  [WILD, SPEAKS_FOR, STRENGTHS, DEGREES, NEGATORS, CONTRASTS].flatMap((list) =>
    [...list.keys()].map((word) => [word, gathered(word)] as const),
  ),
);

/** Of a word that the lexicon doesn't know, of a sign and a stop. */
export const NO_MEANING = gathered('');
export const A_NUMBER: Meaning = { ...NO_MEANING, wild: '#' };

export const meaningOf = (word: string): Meaning => MEANINGS.get(word) ?? NO_MEANING;
