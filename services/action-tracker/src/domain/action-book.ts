import type { Action } from './action.js';
import type { HistoryLine } from './actions.js';

/** The actions that a batch may touch, and what it made of them. */
export class ActionBook {
  private constructor(
    private readonly known: ReadonlyMap<string, Action>,
    private readonly touched: ReadonlySet<string>,
    readonly history: readonly HistoryLine[],
  ) {}

  static of(actions: readonly Action[]): ActionBook {
    return new ActionBook(new Map(actions.map((action) => [action.actionId, action])), new Set(), []);
  }
  get(actionId: string): Action | undefined {
    return this.known.get(actionId);
  }
  /** As they are now. */
  get changed(): readonly Action[] {
    return [...this.touched].map((id) => this.known.get(id)!);
  }
  with(action: Action, ...lines: readonly HistoryLine[]): ActionBook {
    const known = new Map(this.known).set(action.actionId, action);
    return new ActionBook(known, new Set(this.touched).add(action.actionId), [...this.history, ...lines]);
  }
}
