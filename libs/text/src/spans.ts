import type { Sentiment, TextSpan } from './analyser.js';
import type { Clause } from './clauses.js';
import type { Feeling } from './feelings.js';
import { labelOf } from './judge.js';
import { THEME_PHRASES } from './lexicon/themes.js';

/** Sum of strengths below which a clause says nothing either way. */
const QUIET = 0.8;

/** Which words of a clause show which theme, and which what was felt in it. */
export function spansOf(clause: Clause, feelings: readonly Feeling[]): TextSpan[] {
  const felt = feelings.reduce((sum, { strength }) => sum + strength, 0);
  return [...themesIn(clause, labelOf(felt, QUIET)), ...feelings.map(ofFeeling)];
}

/** The longest phrase of each theme at each place; phrases of one theme don't overlap, those of two may. */
function themesIn({ tokens }: Clause, sentiment: Sentiment): TextSpan[] {
  const ends = new Map<string, number>();
  const spans: TextSpan[] = [];
  for (let i = 0; i < tokens.length; i += 1)
    for (const { to, value: theme } of THEME_PHRASES.allAt(tokens, i)) {
      if ((ends.get(theme) ?? 0) > i) continue;
      ends.set(theme, to);
      spans.push({ start: tokens[i]!.start, end: tokens[to - 1]!.end, sentiment, theme });
    }
  return spans;
}

const ofFeeling = ({ start, end, strength }: Feeling): TextSpan => ({
  start,
  end,
  sentiment: strength > 0 ? 'positive' : 'negative',
  theme: null,
});
