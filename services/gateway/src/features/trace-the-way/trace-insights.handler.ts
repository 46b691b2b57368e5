import { type EventOf, InsightRaised, InsightRevised } from '@mirrorloop/contracts';
import { type BatchHandler, decided, Handles, type Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type Evidence, type ToldStep, Traces } from './traces.js';

type Contract = typeof InsightRaised | typeof InsightRevised;
interface Told {
  readonly steps: readonly ToldStep[];
  readonly evidence: readonly Evidence[];
}

/** Remembers when an insight was raised and revised, and which signals it rests on. */
@Handles([InsightRaised, InsightRevised], { group: 'gateway.trace-insights' })
@Injectable()
export class TraceInsights implements BatchHandler<Contract, Told> {
  constructor(private readonly traces: Traces) {}

  readonly load = async (): Promise<Told> => ({ steps: [], evidence: [] });

  readonly decide = (told: Told, event: EventOf<Contract>) => {
    const { insightId, title, evidence } = event.data;
    const links = evidence.map((signalId) => ({ insightId, signalId }));
    const step: ToldStep = {
      eventId: event.id,
      of: 'insight',
      id: insightId,
      insightId,
      step: event.type === InsightRaised.type ? 'raised' : 'revised',
      at: event.occurredAt,
      sequence: event.sequence,
      title,
      correlationId: event.correlationId,
    };
    return decided({ steps: [...told.steps, step], evidence: [...told.evidence, ...links] });
  };

  readonly save = ({ steps, evidence }: Told, tx: Transaction): Promise<void> =>
    this.traces.addSteps(steps, evidence, tx);
}
