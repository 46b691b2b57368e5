import { Rejected } from '@mirrorloop/kernel';
import type { Action } from './action.js';
import { committed, type Decided, missingOf } from './decide-item.js';
import type { Item } from './meeting.js';
import type { Around } from './moves.js';

export type ActionsById = ReadonlyMap<string, Action>;

/**
 * What was agreed and not yet committed becomes promises now, all of it or nothing.
 *
 * @throws Rejected naming each agreed item that can't be committed, and each field it lacks
 */
export function closing(items: readonly Item[], actions: ActionsById, around: Around): readonly Decided[] {
  const agreed = items.filter(({ decision }) => decision === 'agreed');
  const errors = agreed.flatMap((item) => errorsOf(item, actions, around));
  if (errors.length > 0) {
    const count = new Set(errors.map(({ path }) => path.split('.')[1])).size;
    const said = count === 1 ? 'one agreed item' : `${count} agreed items`;
    throw new Rejected(`The meeting can't be closed yet: ${said} can't be committed`, errors);
  }
  return agreed.map((item) => committed(item, actions.get(item.actionId)!, item.draft ?? {}, around));
}

const errorsOf = ({ itemId, actionId, draft }: Item, actions: ActionsById, around: Around) => {
  const action = actions.get(actionId)!;
  return missingOf(action, draft, around).map(({ path, message }) => ({
    path: `items.${itemId}.${path}`,
    message: `“${action.insight.title}”: ${message}`,
  }));
};
