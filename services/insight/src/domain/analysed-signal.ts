import type { TextAnalysis } from '@mirrorloop/text';

/** A signal as insight keeps it: what was said where, and what was made of it. */
export interface AnalysedSignal {
  readonly signalId: string;
  readonly subjectId: string;
  readonly source: string;
  readonly channel: string;
  readonly channelAsSaid: string;
  readonly touchpoint: string;
  readonly name: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly text: string | null;
  readonly rating: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly store: string | null;
  readonly analysis: TextAnalysis;
  /** Version of the analyser. */
  readonly analyser: string;
}

/**
 * PostgreSQL keeps no NUL and no half of a surrogate pair: each becomes one replacement character, so that offsets
 * still hold.
 */
export const storable = (text: string): string => text.replace(/[\u0000\p{Cs}]/gu, '\ufffd');
