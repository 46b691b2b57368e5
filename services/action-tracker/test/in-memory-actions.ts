import type { Transaction } from '@mirrorloop/messaging';
import { memoryOf, MemoryTable } from '@mirrorloop/testing';
import type { Action, ProposedAction } from '../src/domain/action.js';
import {
  type ActionFilter,
  Actions,
  type HistoryLine,
  type KeptEvidence,
  type ListedActions,
  type ListPlace,
} from '../src/domain/actions.js';
import { isOverdue } from '../src/domain/deadline.js';
import { ownerIdOf } from '../src/domain/shown-action.js';
import { type Timer, timersOf } from '../src/domain/timers.js';

/** Stands in for the tables; keeps to the same sentences as they do (actions.conformance.ts). */
export class InMemoryActions extends Actions {
  private readonly table = new MemoryTable<Action>(({ actionId }) => actionId);
  private readonly lines = new MemoryTable<HistoryLine>(({ actionId, version }) => `${actionId} ${version}`);
  private readonly evidence = new MemoryTable<KeptEvidence>(({ actionId, version }) => `${actionId} ${version}`);
  readonly timers = new Map<string, readonly Timer[]>();

  lock(actionIds: readonly string[], tx: Transaction): Promise<Action[]> {
    return this.table.lock([...new Set(actionIds)].sort(), tx);
  }
  async lockProposed(tx: Transaction): Promise<ProposedAction[]> {
    const ids = this.table.all().map(({ actionId }) => actionId);
    return (await this.lock(ids, tx)).filter((action) => action.state === 'proposed');
  }
  async save(actions: readonly Action[], history: readonly HistoryLine[], tx: Transaction): Promise<void> {
    for (const { actionId, version } of history)
      if (this.lines.get(`${actionId} ${version}`)) throw new Error(`version ${version} of ${actionId} is written`);
    this.table.put(
      actions.filter((action) => this.isNews(action)),
      tx,
    );
    this.lines.put(history, tx);
  }
  async setTimers(actions: readonly Action[], _at: Date, tx: Transaction): Promise<void> {
    memoryOf(tx).onCommit(() => actions.forEach((action) => this.timers.set(action.actionId, timersOf(action))));
  }
  async addEvidence(evidence: readonly KeptEvidence[], tx: Transaction): Promise<void> {
    this.evidence.put(evidence, tx);
  }
  async evidenceOf(actionId: string): Promise<KeptEvidence[]> {
    const all = this.evidence.all().filter((one) => one.actionId === actionId);
    return all.sort((a, b) => b.version - a.version);
  }
  async find(actionId: string): Promise<Action | undefined> {
    return this.table.get(actionId);
  }
  async page(filter: ActionFilter, now: Date, limit: number, after?: ListPlace): Promise<ListedActions> {
    const at = after ? new Date(after.at) : now;
    const actions = this.table.all().filter((action) => matches(action, filter));
    const places = actions
      .map((action) => ({ action, place: placeOf(action, at) }))
      .sort((a, b) => rank(a.place, b.place));
    const rest = after ? places.filter(({ place }) => rank(after, place) < 0) : places;
    const page = rest.slice(0, limit);
    const next = rest.length > limit ? page.at(-1)!.place : undefined;
    return { actions: page.map(({ action }) => action), next, total: actions.length };
  }
  async historyOf(actionId: string): Promise<HistoryLine[] | undefined> {
    const lines = this.lines.all().filter((line) => line.actionId === actionId);
    return lines.length > 0 ? lines.sort((a, b) => a.version - b.version) : undefined;
  }

  private isNews({ actionId, version, insight }: Action): boolean {
    const known = this.table.get(actionId);
    if (!known || known.version < version) return true;
    return known.version === version && known.insight.sequence < insight.sequence;
  }
}

const matches = (action: Action, { insightId, ownerId, state }: ActionFilter): boolean =>
  (!insightId || action.insight.insightId === insightId) &&
  (!ownerId || ownerIdOf(action) === ownerId) &&
  (!state || action.state === state);

function placeOf(action: Action, at: Date): ListPlace {
  const stakes = action.state === 'proposed' ? action.stakes : action.commitment?.stakes;
  const working = action.state === 'committed' || action.state === 'in-progress';
  const overdue = working && isOverdue(action.commitment.deadline, at);
  return { at: at.toISOString(), overdue, cost: stakes?.notActing.amount ?? -1, id: action.actionId };
}

const rank = (a: ListPlace, b: ListPlace): number =>
  Number(b.overdue) - Number(a.overdue) || b.cost - a.cost || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
