import type { ActionView } from '@mirrorloop/contracts';
import { byUrgency } from './by-urgency.js';

export const BOARDS = ['owner', 'deadline', 'stakes'] as const;
export type BoardBy = (typeof BOARDS)[number];
/** `name` is what somebody is called; else `key` has its sentence. */
export interface Column {
  readonly key: string;
  readonly name: string | null;
  readonly actions: readonly ActionView[];
}

const DAY_MS = 86_400_000;
const TO_DO = new Set<ActionView['state']>(['proposed', 'committed', 'in-progress', 'refuted', 'inconclusive']);
const DEADLINES = ['overdue', 'week', 'month', 'later', 'none'] as const;
const STAKES = ['high', 'middle', 'low', 'none'] as const;

/** What is to be done, in columns that hold still: each action in one, the most urgent on top. */
export function columnsOf(actions: readonly ActionView[], by: BoardBy, now: Date): Column[] {
  const toDo = actions.filter(({ state }) => TO_DO.has(state)).sort(byUrgency);
  if (by === 'owner') return byOwner(toDo);
  const keys = by === 'deadline' ? DEADLINES : STAKES;
  const keyOf = by === 'deadline' ? (action: ActionView) => deadlineOf(action, now) : stakesOf;
  return keys.map((key) => ({ key, name: null, actions: toDo.filter((action) => keyOf(action) === key) }));
}

function byOwner(actions: readonly ActionView[]): Column[] {
  const none = actions.filter(({ owner }) => !owner);
  const owners = new Map(actions.flatMap(({ owner }) => (owner ? [[owner.id, owner.name]] : [])));
  const columns = [...owners].map(([key, name]) => ({
    key,
    name,
    actions: actions.filter(({ owner }) => owner?.id === key),
  }));
  return [{ key: 'none', name: null, actions: none }, ...columns.sort((a, b) => a.name.localeCompare(b.name))];
}

function deadlineOf({ overdue, deadline }: ActionView, now: Date): (typeof DEADLINES)[number] {
  if (!deadline) return 'none';
  if (overdue) return 'overdue';
  const days = (new Date(deadline).getTime() - now.getTime()) / DAY_MS;
  return days <= 7 ? 'week' : days <= 28 ? 'month' : 'later';
}

/** By what a week of waiting costs, whatever its currency. */
function stakesOf({ stakes }: ActionView): (typeof STAKES)[number] {
  const amount = stakes?.notActing.amount;
  if (amount === undefined) return 'none';
  return amount >= 10_000 ? 'high' : amount >= 1_000 ? 'middle' : 'low';
}
