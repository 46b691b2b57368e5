import type { ElsewhereView } from '@mirrorloop/contracts';
import type { StandingAction } from './elsewhere.js';

/** As it is shown; instants as ISO text. */
export const viewOfElsewhere = (one: StandingAction): ElsewhereView => ({
  id: one.id,
  system: one.system,
  ref: one.ref,
  title: one.title,
  problem: one.problem,
  owner: one.owner,
  team: one.team,
  committedAt: one.committedAt?.toISOString() ?? null,
  deadline: one.deadline?.toISOString() ?? null,
  doneAt: one.doneAt?.toISOString() ?? null,
  state: one.state,
  standing: one.standing,
  reopened: one.reopened,
  changes: one.changes,
  missing: [...one.missing],
  actionId: one.actionId,
});
