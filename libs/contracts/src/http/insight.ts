import type { Channel } from '../shapes.js';

export type Sentiment = 'negative' | 'neutral' | 'positive';

/** A part of the words, by offset (UTF-16 units, end exclusive). */
export interface Span {
  start: number;
  end: number;
  sentiment: Sentiment;
  theme: string | null;
}

/** GET /api/insight/signals, /insights/{id}/evidence: a signal with what was made of it. */
export interface AnalysedSignal {
  signalId: string;
  customerId: string | null;
  source: string;
  channel: Channel;
  touchpoint: string;
  occurredAt: string;
  text: string | null;
  rating: { value: number; low: number; high: number } | null;
  /** null: neither words nor rating to judge by. */
  sentiment: { label: Sentiment; score: number; confidence: number } | null;
  themes: string[];
  spans: Span[];
  analyser: string;
  /** There are words, and they are not for this caller: `text` is null and `spans` is empty. */
  masked: boolean;
}

/** GET /api/insight/insights; `/insights/{id}` adds series, words and what it doesn't say. */
export interface InsightView {
  id: string;
  version: number;
  kind: string;
  title: string;
  statement: string;
  touchpoint: string | null;
  theme: string | null;
  period: { from: string; to: string };
  trend: { seenADay: number; expectedLow: number; expectedHigh: number; q: number } | null;
  size: {
    signals: number;
    customers: number;
    customersAWeek: number;
    valueAYear: { mean: number; low: number; high: number; n: number; currency: string } | null;
  };
  /** Of a perception gap: the study it rests on, and what its last wave says. */
  study: {
    studyId: string;
    wave: number;
    attribute: string;
    statement: { en: string; de: string };
    stands: boolean;
  } | null;
  /** Taken back: by whom, when and why. */
  retracted?: { at: string; by: string; reason: string } | null;
  raisedBy: string;
  raisedAt: string;
  revisedAt: string | null;
  evidence: number;
}

/** One day of the series an insight rests on, over what would be expected (99% prediction interval). */
export interface SeriesDay {
  day: string;
  /** All signals at the touchpoint that day. */
  total: number;
  /** Those that name the theme negatively. */
  negative: number;
  expected: number | null;
  low: number | null;
  high: number | null;
  flagged: boolean;
}

export interface InsightDetail extends InsightView {
  series: SeriesDay[];
  baseline: { from: string; to: string; n: number } | null;
  /** One of each channel, newest first. */
  words: AnalysedSignal[];
  channels: { channel: Channel; signals: number }[];
  doesNotSay: string[];
  method: string;
}

/** POST /api/insight/insights: an insight raised by hand rests on the signals its filter finds, or on those named. */
export interface RaiseInsight {
  title: string;
  statement: string;
  touchpoint?: string | undefined;
  theme?: string | undefined;
  evidence?: string[] | undefined;
  filter?:
    | {
        touchpoint?: string | undefined;
        theme?: string | undefined;
        sentiment?: Sentiment | undefined;
        from?: string | undefined;
        to?: string | undefined;
      }
    | undefined;
}

/** GET /api/insight/overview */
export interface Overview {
  signals: number;
  withWords: number;
  negative: { share: number; low: number; high: number; n: number } | null;
  firstDay: string | null;
  lastDay: string | null;
  touchpoints: { touchpoint: string; signals: number; negative: number }[];
  themes: { theme: string; signals: number; negative: number }[];
  insights: number;
}

/** GET, PUT /api/insight/serious-signals: when a single signal opens a case; a PUT with another version is refused (412). */
export interface SeriousSettingsView {
  version: number;
  ratingAtBottom: boolean;
  words: string[];
  withinDays: number;
}
