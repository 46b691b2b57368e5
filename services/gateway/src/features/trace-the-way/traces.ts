import type { Transaction } from '@mirrorloop/messaging';
import type { SignalsSeen, Step } from '../../domain/trace/trace.js';

export interface SignalMet {
  readonly signalId: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly subjectId: string;
  readonly store: string | null;
}
/** An insight rests on a signal. Either may be heard of first: they come on two topics. */
export interface Evidence {
  readonly insightId: string;
  readonly signalId: string;
}
/** A step with the event that told of it and the insight it belongs to. */
export interface ToldStep extends Step {
  readonly eventId: string;
  readonly insightId: string;
}

export type TraceKind = 'signal' | 'insight' | 'action';

/**
 * Keeps what happened as it was told, and puts nothing together before somebody asks: so the answer can't depend on
 * the order of arrival. Telling the same thing twice changes nothing.
 */
export abstract class Traces {
  abstract addSignals(signals: readonly SignalMet[], tx: Transaction): Promise<void>;
  abstract addSteps(steps: readonly ToldStep[], evidence: readonly Evidence[], tx: Transaction): Promise<void>;
  /**
   * @param seen the stores whose signals are named; null: all. How many an insight rests on is no secret, which they are is.
   * @returns undefined when nothing of that kind and id was ever heard of, or it is a signal that lies elsewhere
   */
  abstract find(
    kind: TraceKind,
    id: string,
    seen: readonly string[] | null,
  ): Promise<{ signals: SignalsSeen; steps: Step[] } | undefined>;
}
