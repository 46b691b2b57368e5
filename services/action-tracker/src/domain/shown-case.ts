import type { Case, Clocked } from './case.js';
import type { ListedCase } from './cases.js';

/** A case as it is shown; instants as ISO text. */
export interface ShownCase {
  id: string;
  version: number;
  state: Case['state'];
  signalId: string;
  touchpoint: string;
  theme: string | null;
  store: string | null;
  channel: string;
  reasons: string[];
  occurredAt: string;
  openedAt: string;
  owner: { id: string; name: string | null } | null;
  respondBy: string;
  resolveBy: string;
  response: Clocked;
  resolution: Clocked;
  answered: { at: string; by: string; what: string } | null;
  resolved: { at: string; by: string; what: string } | null;
  actionId: string | null;
  handedOver: { at: string; by: string; reason: string } | null;
}

export const viewOfCase = (one: ListedCase): ShownCase => ({
  id: one.caseId,
  version: one.version,
  state: one.state,
  signalId: one.signalId,
  touchpoint: one.touchpoint,
  theme: one.theme,
  store: one.store,
  channel: one.channel,
  reasons: [...one.reasons],
  occurredAt: one.occurredAt.toISOString(),
  openedAt: one.openedAt.toISOString(),
  owner: one.ownerId ? { id: one.ownerId, name: one.owner } : null,
  respondBy: one.respondBy.toISOString(),
  resolveBy: one.resolveBy.toISOString(),
  response: one.response,
  resolution: one.resolution,
  answered: one.answered && { ...one.answered, at: one.answered.at.toISOString() },
  resolved: one.resolved && { ...one.resolved, at: one.resolved.at.toISOString() },
  actionId: one.actionId,
  handedOver: one.handedOver && {
    at: one.handedOver.at.toISOString(),
    by: one.handedOver.by,
    reason: one.handedOver.reason,
  },
});
