import { LANGUAGES } from './lexicon/little-words.js';
import type { Token } from './tokens.js';

const ENGLISH = LANGUAGES.indexOf('en');
const PLAIN = /^[a-z']+$/;
/** Beyond it lie the other scripts. */
const LATIN_ENDS = 0x250;
/** Up to this many plain words may be a sentence without a little word in it: 'Nobody told us anything'. */
const SHORT = 8;
/** So many words tell. */
const ENOUGH = 200;
const FEWEST_LITTLE = 0.08;

/**
 * The language by its little words, `und` where another script or too little speaks for one. Words without any
 * ('Love my Echo!') are taken for English, the one language that is read, when they are plain letters and the lexicon
 * knows one of them or they are few.
 */
export function languageOf(tokens: readonly Token[], known: (word: string) => boolean): string | null {
  const said = saidIn(tokens);
  if (said.length === 0) return null;
  if (latinIn(said) < said.length / 2) return 'und';
  const counts = countsOf(said);
  const most = Math.max(...counts);
  const best = counts.indexOf(most);
  const unrivalled = best === counts.lastIndexOf(most);
  if (unrivalled && most >= said.length * FEWEST_LITTLE) return LANGUAGES[best]!;
  if (most > counts[ENGLISH]! || !said.every(({ text }) => PLAIN.test(text))) return 'und';
  return most > 0 || said.length <= SHORT || said.some(({ text }) => known(text)) ? 'en' : 'und';
}

function saidIn(tokens: readonly Token[]): Token[] {
  const said: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'word') said.push(token);
    if (said.length === ENOUGH) break;
  }
  return said;
}

function latinIn(said: readonly Token[]): number {
  let latin = 0;
  for (const { text } of said) if (text.charCodeAt(0) < LATIN_ENDS) latin += 1;
  return latin;
}

/** How many little words speak for each of the languages. */
function countsOf(said: readonly Token[]): number[] {
  const counts = LANGUAGES.map(() => 0);
  for (const { meaning } of said) for (const language of meaning.speaksFor) counts[language]! += 1;
  return counts;
}
