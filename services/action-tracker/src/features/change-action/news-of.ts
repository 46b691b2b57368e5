import {
  ActionCommitted,
  ActionDone,
  ActionDropped,
  ActionEvidenceAdded,
  ActionLeftInconclusive,
  ActionRefuted,
  ActionStarted,
  ActionVerified,
  type Outgoing,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { type Envelope, published } from '@mirrorloop/messaging';
import type { Action, DroppedAction, PromisedAction } from '../../domain/action.js';
import type { News, Step } from '../../domain/moves.js';
import type { Outcome } from '../../domain/outcome.js';

/** What the world hears of each step, under the version that the step made. */
export const newsOf = (steps: readonly Step[], by: string, now: Date): Envelope[] =>
  steps.flatMap(({ action, news }) => {
    if (!news) return [];
    const cause = {
      id: derivedId('change-action', action.actionId, String(action.version)),
      correlationId: action.correlationId,
    };
    return published('action-tracker.change-action', cause, [eventOf(action, news, by)], now);
  });

function eventOf(action: Action, news: NonNullable<News>, by: string): Outgoing {
  if (news.of === 'dropped') return dropped(action as DroppedAction, by);
  const promised = action as PromisedAction;
  const about = { ...aboutOf(action), ownerId: promised.commitment.ownerId };
  const { version } = action;
  if (news.of === 'committed') return committed(promised);
  if (news.of === 'started') return ActionStarted.of({ ...about, by }, version);
  if (news.of === 'done') return ActionDone.of({ ...about, measureAt: promised.measureAt!.toISOString(), by }, version);
  if (news.of === 'evidence-added') return ActionEvidenceAdded.of({ ...about, ...news.evidence, by }, version);
  return judged(promised, news.outcome, about, by);
}

const aboutOf = ({ actionId, insight }: Action) => ({ actionId, insightId: insight.insightId, title: insight.title });

function committed(action: PromisedAction): Outgoing {
  const { way, deadline, playbookId: _, ...promise } = action.commitment;
  const { domain } = action.domain;
  const data = { ...aboutOf(action), ...promise, deadline: deadline.toISOString(), committedBy: action.committedBy };
  return ActionCommitted.of({ ...data, domain, kind: way?.kind ?? null }, action.version);
}

const dropped = (action: DroppedAction, by: string): Outgoing =>
  ActionDropped.of({ ...aboutOf(action), reason: action.reason, by }, action.version);

function judged(action: PromisedAction, outcome: Outcome, about: ReturnType<typeof aboutOf>, by: string): Outgoing {
  const { verdict, ...figures } = outcome;
  const { ownerId, successMeasure } = action.commitment;
  const data = { ...about, ownerId, outcome: { ...figures, unit: successMeasure.unit }, by };
  return JUDGED[verdict].of(data, action.version);
}
const JUDGED = { verified: ActionVerified, refuted: ActionRefuted, inconclusive: ActionLeftInconclusive } as const;
