import type { ElsewhereState, MissingPart, Standing, StandingAction } from './elsewhere.js';

/** As it is shown; instants as ISO text. */
export interface ShownElsewhere {
  id: string;
  system: string;
  ref: string;
  title: string;
  problem: string | null;
  owner: string | null;
  team: string | null;
  committedAt: string | null;
  deadline: string | null;
  doneAt: string | null;
  state: ElsewhereState;
  standing: Standing;
  reopened: number;
  changes: number;
  missing: MissingPart[];
  actionId: string | null;
}

export const viewOfElsewhere = (one: StandingAction): ShownElsewhere => ({
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
