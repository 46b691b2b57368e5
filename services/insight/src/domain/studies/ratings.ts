import type { OpenTransaction } from '../ports.js';
import type { Answers, Misfit } from './answers.js';
import type { Instrument, RatingSource } from './instrument.js';

/** Longer ago a rating says little of how customers see it now. */
const WITHIN_DAYS = 365;
const DAY_MS = 86_400_000;

export interface Period {
  readonly from: Date;
  readonly to: Date;
}
export const ratingsPeriod = (now: Date): Period => ({ from: new Date(now.getTime() - WITHIN_DAYS * DAY_MS), to: now });

/** How many ratings there are of one source that a question names. */
export interface RatingsThere {
  /** On the instrument's scale. */
  readonly fitting: number;
  /** On others, and which is the most usual of them. */
  readonly other: number;
  readonly otherScale: { readonly low: number; readonly high: number } | null;
}

/** Where ratings can't stand for answers: a question that isn't asked, or ratings on other scales alone. */
export function ratingMisfits(
  { questions, outcome, scale }: Instrument,
  ratings: readonly RatingSource[],
  there: readonly RatingsThere[],
): Misfit[] {
  const asked = new Set([...questions.map(({ id }) => id), ...(outcome ? [outcome.id] : [])]);
  return ratings.flatMap(({ question, touchpoint }, i) => {
    if (!asked.has(question)) return [{ path: `ratings[${i}].question`, message: `No question ${question} is asked.` }];
    const { fitting, otherScale } = there[i]!;
    if (fitting > 0 || !otherScale) return [];
    const on = `${otherScale.low} to ${otherScale.high}`;
    const message = `Ratings at ${touchpoint} are on ${on}; ${question} is asked on ${scale.low} to ${scale.high}.`;
    return [{ path: `ratings[${i}]`, message }];
  });
}

/** What customers rated anyway, among the signals. */
export abstract class RatingsAmongSignals {
  /** Of each of these sources, in their order. */
  abstract there(
    ratings: readonly RatingSource[],
    instrument: Instrument,
    period: Period,
    tx?: OpenTransaction,
  ): Promise<RatingsThere[]>;
  /**
   * As answers, one a customer: of each question their latest rating, with the segment and store of today. Where there
   * are very many customers some of them, drawn by chance and always the same for one study. Without whoever answered
   * the study itself: by a link (their subjects are `answered`), or sent in under their customer's or subject's id.
   */
  abstract answers(
    studyId: string,
    instrument: Instrument,
    period: Period,
    answered: readonly string[],
    tx: OpenTransaction,
  ): Promise<Answers[]>;
}
