import type { Answers } from '../../domain/studies/answers.js';
import { attributesOf, type Population } from '../../domain/studies/instrument.js';
import type { Study } from '../../domain/studies/study.js';
import { storable } from '../../domain/analysed-signal.js';
import { awarenessIn } from './awareness-part.js';
import { OUTCOME_FIELD, pointField, ratingField, WORDS_FIELD } from './fields.js';

/** What was entered into the form, as answers. What is no number stays one that isn't, and is found not to fit. */
export function answersOfForm(
  { instrument }: Study,
  population: Population,
  groups: Readonly<Record<string, string>>,
  entered: Readonly<Record<string, string>>,
): Answers {
  const numberIn = (field: string): number | null => {
    const said = (entered[field] ?? '').trim().replace(',', '.');
    return said === '' ? null : Number(said);
  };
  const points = attributesOf(instrument).map((attribute, i) => [attribute, numberIn(pointField(i))] as const);
  const spread = points.some(([, value]) => value !== null);
  const words = (entered[WORDS_FIELD] ?? '').trim();
  return {
    ...{ population, groups },
    ratings: Object.fromEntries(instrument.questions.map(({ id }) => [id, numberIn(ratingField(id))])),
    outcome: instrument.outcome ? numberIn(OUTCOME_FIELD) : null,
    points: spread ? Object.fromEntries(points.map(([attribute, value]) => [attribute, value ?? 0])) : null,
    awareness: population === 'employee' ? awarenessIn(instrument, entered) : null,
    words: words === '' ? null : storable(words.slice(0, 10_000)),
  };
}

/** Where on the form something doesn't fit. @param path as `misfits` names it */
export function fieldOf(path: string): string {
  if (path.startsWith('ratings.')) return ratingField(path.slice('ratings.'.length));
  if (path.startsWith('awareness.')) return path;
  return path.startsWith('points') ? 'points' : path;
}
