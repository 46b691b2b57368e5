import type { Clause } from './clauses.js';
import { SENTIMENT_PHRASES } from './lexicon/sentiment-phrases.js';
import { SIGNS } from './lexicon/turns.js';
import type { Token } from './tokens.js';

/** Something felt, where it was said, with its strength after degree and negation (about -5 to 5). */
export interface Feeling {
  readonly start: number;
  readonly end: number;
  readonly strength: number;
}

/** How many words back a negation reaches: "not a very good shop". */
const REACH = 4;
/** An exclamation makes what was said louder, whichever way it went. */
const LOUDER = 1.15;
/** What is negated is weaker than its opposite: 'not good' is less than 'bad', 'not bad' much less than 'good'. */
const NOT_GOOD = -0.75;
const NOT_BAD = -0.4;

export function feelingsOf({ tokens, weight }: Clause): Feeling[] {
  const loud = tokens.some(exclaims) ? LOUDER : 1;
  const feelings: Feeling[] = [];
  for (let i = 0; i < tokens.length;) {
    const found = SENTIMENT_PHRASES.at(tokens, i);
    const strength = found ? found.value : ofToken(tokens, i);
    const to = found ? found.to : i + 1;
    if (strength !== 0)
      feelings.push({ start: tokens[i]!.start, end: tokens[to - 1]!.end, strength: strength * weight * loud });
    i = to;
  }
  return feelings;
}

const exclaims = ({ kind, text }: Token): boolean => kind === 'sign' && text.startsWith('!');

function ofToken(tokens: readonly Token[], at: number): number {
  const { text, kind, shouted, meaning } = tokens[at]!;
  if (kind === 'sign') return SIGNS.get(text) ?? SIGNS.get(text.slice(0, 2)) ?? 0;
  const { strength } = meaning;
  if (strength === 0) return 0;
  const degree = tokens[at - 1]?.meaning.degree ?? 1;
  const turned = isNegated(tokens, at) ? (strength > 0 ? NOT_GOOD : NOT_BAD) : 1;
  return strength * degree * turned * (shouted ? 1.2 : 1);
}

function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let i = Math.max(0, at - REACH); i < at; i += 1) if (tokens[i]!.meaning.negates) return true;
  return false;
}
