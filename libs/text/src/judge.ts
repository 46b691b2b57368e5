import type { Said, Sentiment, TextAnalysis } from './analyser.js';
import type { Feeling } from './feelings.js';

export type Judgement = NonNullable<TextAnalysis['sentiment']>;

/** A sum of strengths is bent into -1..1: one plain word (strength 2) gives 0.46, a second one 0.72. */
const BEND = 15;
/** Below this a text says too little either way. */
const NEUTRAL_TEXT = 0.2;
const NEUTRAL_RATING = 0.25;
const NEUTRAL_BOTH = 0.15;
/** The customer's own figure outweighs our reading of their words. */
const RATING_SHARE = 0.65;

export const labelOf = (score: number, neutral: number): Sentiment =>
  score > neutral ? 'positive' : score < -neutral ? 'negative' : 'neutral';

/** From words alone. */
export function judgeWords(feelings: readonly Feeling[]): Judgement {
  const sum = feelings.reduce((total, { strength }) => total + strength, 0);
  const size = feelings.reduce((total, { strength }) => total + Math.abs(strength), 0);
  const score = sum / Math.sqrt(sum * sum + BEND);
  const label = labelOf(score, NEUTRAL_TEXT);
  const agreement = size === 0 ? 0 : Math.abs(sum) / size;
  const confidence = label === 'neutral' ? 0.5 - Math.abs(score) / 2 : 0.4 + 0.55 * Math.abs(score) * agreement;
  return { label, score: rounded(score), confidence: rounded(confidence) };
}

/** Where the rating lies on its scale, from -1 to 1; null where the scale has no width or the value isn't on it. */
export function scoreOfRating(rating: Said['rating']): number | null {
  if (!rating) return null;
  const { value, low, high } = rating;
  if (![value, low, high].every(Number.isFinite) || high <= low || value < low || value > high) return null;
  return (2 * value - low - high) / (high - low);
}

/** Words and rating together: two that agree are surer than either. */
export function judge(words: Judgement | null, rating: number | null): Judgement | null {
  if (rating === null) return words;
  if (words === null) {
    const label = labelOf(rating, NEUTRAL_RATING);
    return {
      label,
      score: rounded(rating),
      confidence: rounded(label === 'neutral' ? 0.6 : 0.6 + 0.35 * Math.abs(rating)),
    };
  }
  const score = RATING_SHARE * rating + (1 - RATING_SHARE) * words.score;
  const label = labelOf(score, NEUTRAL_BOTH);
  const agree = label === words.label && label === labelOf(rating, NEUTRAL_RATING);
  return { label, score: rounded(score), confidence: rounded(agree ? 0.95 : 0.7) };
}

const rounded = (x: number): number => Math.round(x * 1000) / 1000 + 0;
