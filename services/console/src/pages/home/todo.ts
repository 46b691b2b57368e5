import type { ActionView, InsightView, Stakes } from '@mirrorloop/contracts';
import { isOwned, type Standing } from '../../words/finding.js';

export type Todo =
  | { kind: 'own'; id: string; insight: InsightView; cost: Stakes['notActing'] | null }
  | { kind: 'overdue'; id: string; action: ActionView; cost: Stakes['notActing'] | null }
  | { kind: 'correct'; id: string; failed: number; cost: null };

/** What a manager can do today, dearest week of waiting first; what costs nothing that we know of goes last. */
export function todoOf(standing: Standing, failed: number): Todo[] {
  const stakesOf = new Map(standing.actions.map((action) => [action.insightId, action.stakes?.notActing ?? null]));
  const owned = isOwned(standing.actions);
  const own = standing.insights
    .filter((insight) => !owned(insight))
    .map((insight): Todo => ({ kind: 'own', id: insight.id, insight, cost: stakesOf.get(insight.id) ?? null }));
  const overdue = standing.actions
    .filter((action) => action.overdue)
    .map((action): Todo => ({ kind: 'overdue', id: action.id, action, cost: action.stakes?.notActing ?? null }));
  const correct: Todo[] = failed > 0 ? [{ kind: 'correct', id: 'failed', failed, cost: null }] : [];
  return [...own, ...overdue].sort((a, b) => (b.cost?.amount ?? -1) - (a.cost?.amount ?? -1)).concat(correct);
}
