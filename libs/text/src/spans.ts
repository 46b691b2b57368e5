import type { TextSpan } from './analyser.js';
import type { Clause } from './clauses.js';
import type { Feeling } from './feelings.js';
import { labelOf } from './judge.js';
import { THEME_PHRASES } from './lexicon/themes.js';

/** One clause read: what was felt in it and which words show which theme. */
export interface ReadClause {
  readonly feelings: readonly Feeling[];
  readonly spans: readonly TextSpan[];
}

/** Sum of strengths below which a clause says nothing either way. */
const QUIET = 0.8;

export function readClause(clause: Clause, feelings: readonly Feeling[]): ReadClause {
  const sentiment = labelOf(
    feelings.reduce((sum, { strength }) => sum + strength, 0),
    QUIET,
  );
  const spans: TextSpan[] = [];
  for (const phrases of THEME_PHRASES)
    for (let i = 0; i < clause.tokens.length;) {
      const found = phrases.at(clause.tokens, i);
      if (found) spans.push({ ...placeOf(clause, found.from, found.to), sentiment, theme: found.value });
      i = found ? found.to : i + 1;
    }
  return { feelings, spans: [...spans, ...feelings.map(ofFeeling)] };
}

const placeOf = ({ tokens }: Clause, from: number, to: number) => ({
  start: tokens[from]!.start,
  end: tokens[to - 1]!.end,
});

const ofFeeling = ({ start, end, strength }: Feeling): TextSpan => ({
  start,
  end,
  sentiment: strength > 0 ? 'positive' : 'negative',
  theme: null,
});
