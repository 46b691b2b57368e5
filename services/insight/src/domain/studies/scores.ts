import { attributeScores } from '@mirrorloop/statistics';
import type { Answers } from './answers.js';
import { attributesOf, type Instrument } from './instrument.js';

/** Scores by attribute and respondent; null where less than half of an attribute's questions were answered. */
export type Scores = ReadonlyMap<string, readonly (number | null)[]>;

export function scoresOf(answers: readonly Answers[], instrument: Instrument): Scores {
  return new Map(
    attributesOf(instrument).map((attribute) => {
      const asked = instrument.questions.filter((question) => question.attribute === attribute);
      const rows = answers.map(({ ratings }) => asked.map(({ id }) => ratings[id] ?? null));
      return [attribute, attributeScores(rows)];
    }),
  );
}

/** Respondents, of these, who have a score of every attribute: one row each. */
export function completeRows(
  scores: Scores,
  among: readonly number[],
): { readonly who: number[]; readonly rows: number[][] } {
  const columns = [...scores.values()];
  const who = among.filter((i) => columns.every((column) => column[i] !== null));
  return { who, rows: who.map((i) => columns.map((column) => column[i]!)) };
}
