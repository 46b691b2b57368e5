import { ActionCommitted, ActionFellDue, ActionFellOverdue, ActionProposed, type EventOf } from '@mirrorloop/contracts';
import { type BatchHandler, decided, Handles, type Transaction } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type ToldStep, Traces } from './traces.js';

type Contract = typeof ActionProposed | typeof ActionCommitted | typeof ActionFellDue | typeof ActionFellOverdue;

const STEPS: Record<EventOf<Contract>['type'], string> = {
  'action-tracker.action-proposed.v1': 'proposed',
  'action-tracker.action-committed.v1': 'committed',
  'action-tracker.action-fell-due.v1': 'fell due',
  'action-tracker.action-fell-overdue.v1': 'fell overdue',
};

/** Remembers each step of an action and the insight it answers. */
@Handles([ActionProposed, ActionCommitted, ActionFellDue, ActionFellOverdue], { group: 'gateway.trace-actions' })
@Injectable()
export class TraceActions implements BatchHandler<Contract, readonly ToldStep[]> {
  constructor(private readonly traces: Traces) {}

  readonly load = async (): Promise<readonly ToldStep[]> => [];

  readonly decide = (steps: readonly ToldStep[], event: EventOf<Contract>) => {
    const { id: eventId, occurredAt: at, sequence, correlationId } = event;
    const { actionId: id, insightId, title } = event.data;
    return decided([
      ...steps,
      { eventId, of: 'action', id, insightId, step: STEPS[event.type], at, sequence, title, correlationId } as const,
    ]);
  };

  readonly save = (steps: readonly ToldStep[], tx: Transaction): Promise<void> => this.traces.addSteps(steps, [], tx);
}
