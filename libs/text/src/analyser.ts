export type Sentiment = 'negative' | 'neutral' | 'positive';

/** What a customer said, and what they gave on a scale whose low end is worst; either may be missing. */
export interface Said {
  readonly text: string | null;
  readonly rating?: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** A part of the words: UTF-16 units from the start of the text as given, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly sentiment: Sentiment;
  readonly theme: string | null;
}

/** What one text says. */
export interface TextAnalysis {
  /** ISO 639-1, `und` where it can't be told; null where there are no words. */
  readonly language: string | null;
  /** Score from -1 to 1, confidence from 0 to 1. Null: nothing to judge by, which isn't the same as neutral. */
  readonly sentiment: { readonly label: Sentiment; readonly score: number; readonly confidence: number } | null;
  /** Names from `themes`, in the order of that list, each at most once. */
  readonly themes: readonly string[];
  /** In order of start; spans of different themes may overlap, spans of sentiment alone (theme null) don't. */
  readonly spans: readonly TextSpan[];
  /** The text was longer than what was read; the rest is kept by whoever holds the text, but not judged. */
  readonly truncated: boolean;
}

/** Judges texts. Pure: the same input and version always give the same answer. Never throws, whatever the text. */
export abstract class Analyser {
  /** Name and version, kept beside each analysis, so that a figure can be traced to what computed it. */
  abstract readonly version: string;
  /** One analysis for each input, in the same order. */
  abstract analyse(said: readonly Said[]): TextAnalysis[];
}
