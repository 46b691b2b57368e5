import { type Said, type Sentiment, type TextAnalysis, type TextSpan, THEMES } from '@mirrorloop/text';

/**
 * What a thread is told. All that crosses between threads is copied, and objects so slowly that texts and analyses
 * would take as long to hand over as to read: so these are few objects and many numbers.
 */
export interface HandedOver {
  readonly texts: readonly (string | null)[];
  /** Value, low and high for each text; not numbers where there is no rating. */
  readonly ratings: Float64Array;
}

/** What it answers. */
export interface HandedBack {
  readonly languages: readonly (string | null)[];
  /** All else, one analysis after the other, names by their places. */
  readonly numbers: Float64Array;
}

const LABELS: readonly Sentiment[] = ['negative', 'neutral', 'positive'];
const NO_RATING = { value: NaN, low: NaN, high: NaN };

export function handOver(said: readonly Said[]): HandedOver {
  const ratings = said.map(({ rating }) => rating ?? NO_RATING);
  return {
    texts: said.map(({ text }) => text),
    ratings: Float64Array.from(ratings.flatMap(({ value, low, high }) => [value, low, high])),
  };
}

export const takeOver = ({ texts, ratings }: HandedOver): Said[] =>
  texts.map((text, i) => {
    const [value, low, high] = [ratings[3 * i]!, ratings[3 * i + 1]!, ratings[3 * i + 2]!];
    return { text, rating: { value, low, high } };
  });

export function handBack(analyses: readonly TextAnalysis[]): HandedBack {
  const numbers: number[] = [];
  for (const { sentiment, themes, spans, truncated } of analyses) {
    numbers.push(sentiment ? LABELS.indexOf(sentiment.label) : -1, sentiment?.score ?? 0, sentiment?.confidence ?? 0);
    numbers.push(themes.length, ...themes.map((theme) => THEMES.indexOf(theme)), spans.length);
    for (const { start, end, sentiment: felt, theme } of spans)
      numbers.push(start, end, LABELS.indexOf(felt), THEMES.indexOf(theme ?? ''));
    numbers.push(truncated ? 1 : 0);
  }
  return { languages: analyses.map(({ language }) => language), numbers: Float64Array.from(numbers) };
}

/** Takes the numbers in the order in which `handBack` gave them. */
export function takeBack({ languages, numbers }: HandedBack): TextAnalysis[] {
  let at = 0;
  const next = () => numbers[at++]!;
  const several = <T>(one: () => T): T[] => Array.from({ length: next() }, one);
  const sentiment = (label = LABELS[next()], score = next(), confidence = next()) =>
    label ? { label, score, confidence } : null;
  const theme = () => THEMES[next()] ?? null;
  const span = (): TextSpan => ({ start: next(), end: next(), sentiment: LABELS[next()]!, theme: theme() });
  return languages.map((language) => ({
    language,
    sentiment: sentiment(),
    themes: several(() => theme()!),
    spans: several(span),
    truncated: next() === 1,
  }));
}
