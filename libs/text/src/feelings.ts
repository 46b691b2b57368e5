import type { Clause } from './clauses.js';
import { SENTIMENT_PHRASES } from './lexicon/sentiment-phrases.js';
import { STRENGTHS } from './lexicon/sentiment-words.js';
import { DEGREES, NEGATORS, SIGNS } from './lexicon/turns.js';
import type { Token } from './tokens.js';

/** Something felt, where it was said, with its strength after degree and negation (about -5 to 5). */
export interface Feeling {
  readonly start: number;
  readonly end: number;
  readonly strength: number;
}

/** How many words back a negation reaches: "not a very good shop". */
const REACH = 4;
/** What is negated is weaker than its opposite: 'not good' is less than 'bad', 'not bad' much less than 'good'. */
const NOT_GOOD = -0.75;
const NOT_BAD = -0.4;

export function feelingsOf({ tokens, weight }: Clause): Feeling[] {
  const feelings: Feeling[] = [];
  for (let i = 0; i < tokens.length;) {
    const found = SENTIMENT_PHRASES.at(tokens, i);
    const strength = found ? found.value : ofWord(tokens, i);
    const to = found ? found.to : i + 1;
    if (strength !== 0)
      feelings.push({ start: tokens[i]!.start, end: tokens[to - 1]!.end, strength: strength * weight });
    i = to;
  }
  return emphasised(feelings, tokens);
}

function ofWord(tokens: readonly Token[], at: number): number {
  const { text, kind, shouted } = tokens[at]!;
  if (kind === 'sign') return SIGNS.get(text) ?? SIGNS.get(text.slice(0, 2)) ?? 0;
  const strength = STRENGTHS.get(text);
  if (!strength) return 0;
  const before = tokens.slice(Math.max(0, at - REACH), at).map((token) => token.text);
  const degree = DEGREES.get(before.at(-1) ?? '') ?? 1;
  const turned = before.some((word) => NEGATORS.has(word)) ? (strength > 0 ? NOT_GOOD : NOT_BAD) : 1;
  return strength * degree * turned * (shouted ? 1.2 : 1);
}

/** An exclamation makes what was said louder, whichever way it went. */
function emphasised(feelings: readonly Feeling[], tokens: readonly Token[]): Feeling[] {
  const loud = tokens.some(({ text }) => text.startsWith('!')) ? 1.15 : 1;
  return feelings.map((feeling) => ({ ...feeling, strength: feeling.strength * loud }));
}
