import type { Sight } from '@mirrorloop/access';
import type { AnalysedSignal, Channel, Page, Sentiment } from '@mirrorloop/contracts';

export interface SignalFilter {
  readonly touchpoint?: string | undefined;
  readonly theme?: string | undefined;
  readonly sentiment?: Sentiment | undefined;
  readonly source?: string | undefined;
  readonly channel?: string | undefined;
  /** Words in the text, in any case. */
  readonly q?: string | undefined;
  /** ISO days (UTC), both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Those an insight rests on. */
  readonly insightId?: string | undefined;
}
/** Where a page of signals ended. */
export interface SignalPlace {
  readonly at: string;
  readonly id: string;
}
export interface SignalPage extends Omit<Page<AnalysedSignal>, 'next'> {
  readonly next: SignalPlace | null;
}

/** Signals as they are shown, with the customer their subject belongs to today. */
export abstract class SignalViews {
  /** Newest first. */
  abstract page(filter: SignalFilter, limit: number, after: SignalPlace | undefined, sight: Sight): Promise<SignalPage>;
  /** undefined as well for one out of sight. */
  abstract one(signalId: string, sight: Sight): Promise<AnalysedSignal | undefined>;
  /** Of each channel the newest signal in sight with words, those the insight rests on; newest first. */
  abstract wordsOf(insightId: string, sight: Sight): Promise<AnalysedSignal[]>;
  /** How many signals of each channel it rests on, wherever they lie, most first. */
  abstract channelsOf(insightId: string): Promise<{ channel: Channel; signals: number }[]>;
}
