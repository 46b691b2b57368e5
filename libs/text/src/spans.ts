import type { TextSpan } from './analyser.js';
import type { Clause } from './clauses.js';
import type { Feeling } from './feelings.js';
import { labelOf } from './judge.js';
import { THEME_PHRASES } from './lexicon/themes.js';
import type { Found } from './phrase-index.js';

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
  const spans = themesIn(clause).map(({ from, to, value }) => ({
    ...placeOf(clause, from, to),
    sentiment,
    theme: value,
  }));
  return { feelings, spans: [...spans, ...feelings.map(ofFeeling)] };
}

/** The longest phrase of each theme at each place; phrases of one theme don't overlap, those of two may. */
function themesIn({ tokens }: Clause): Found<string>[] {
  const last = new Map<string, Found<string>>();
  const found: Found<string>[] = [];
  for (let i = 0; i < tokens.length; i += 1)
    for (const phrase of THEME_PHRASES.allAt(tokens, i)) {
      const before = last.get(phrase.value);
      if (before && before.to > i && (before.from < i || before.to >= phrase.to)) continue;
      if (before?.from === i) found.splice(found.indexOf(before), 1);
      last.set(phrase.value, phrase);
      found.push(phrase);
    }
  return found;
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
