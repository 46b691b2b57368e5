import type { ActionView } from '@mirrorloop/contracts';

const rank = (action: ActionView) => (action.overdue ? 0 : action.due ? 1 : 2);
const cost = (action: ActionView) => action.stakes?.notActing.amount ?? -1;

/** Overdue first, then what falls due, then what a week of waiting costs. */
export const byUrgency = (a: ActionView, b: ActionView): number => rank(a) - rank(b) || cost(b) - cost(a);
