import { EVIDENCE_PER_EVENT, InsightRaised, InsightRetracted, InsightRevised } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import { type Telling, tellingsOf } from '../domain/evidence-chunks.js';
import type { Insight } from '../domain/insight.js';

/** An insight told: as it is after the events, and the events. */
export interface Told {
  readonly insight: Insight;
  readonly envelopes: readonly Envelope[];
}

/**
 * The events of an insight that was raised or revised. From here on its own id correlates everything that follows
 * from it. Ids derive from insight and version, so telling the same again is no news.
 *
 * @param by `insight.<feature>`
 */
export function told(by: string, insight: Insight, evidence: readonly string[], now: Date): Told {
  const tellings = tellingsOf(insight, evidence, EVIDENCE_PER_EVENT);
  const cause = { id: derivedId('insight', insight.id, String(insight.version)), correlationId: insight.id };
  const revisedAt = insight.version === 0 ? null : now;
  return {
    insight: { ...insight, version: tellings.at(-1)!.version, revisedAt },
    envelopes: published(
      by,
      cause,
      tellings.map((telling) => outgoing(insight, telling)),
      now,
    ),
  };
}

/** The event of an insight that was taken back, under the version that this made. */
export function toldRetracted(by: string, insight: Insight): Told {
  const { id, version, title } = insight;
  const { reason, by: who, at } = insight.retracted!;
  const retractedBy = who === 'platform' ? ('platform' as const) : ('person' as const);
  const cause = { id: derivedId('insight', id, String(version)), correlationId: id };
  const event = InsightRetracted.of({ insightId: id, title, reason, retractedBy, by: who }, version);
  return { insight, envelopes: published(by, cause, [event], new Date(at)) };
}

function outgoing({ id, ...insight }: Insight, { first, version, evidence }: Telling) {
  const { kind, title, statement, touchpoint, theme, period, trend, size, study, raisedBy } = insight;
  const by = raisedBy === 'platform' ? ('platform' as const) : ('person' as const);
  const data = {
    insightId: id,
    kind,
    title,
    statement,
    touchpoint,
    theme,
    period,
    trend,
    size,
    ...(study ? { study } : {}),
    raisedBy: by,
    evidence: [...evidence],
  };
  return (first ? InsightRaised : InsightRevised).of(data, version);
}
