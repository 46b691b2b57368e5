import type { ActionState, ActionView } from '@mirrorloop/contracts';

/** In the order in which an action passes them. */
export const ACTION_STATES = [
  'proposed',
  'committed',
  'in-progress',
  'done',
  'verifying',
  'verified',
  'refuted',
  'inconclusive',
  'dropped',
] as const satisfies readonly ActionState[];

/** Somebody promised it and nobody has given it up. */
export const isPromised = (action: Pick<ActionView, 'state'>): boolean =>
  action.state !== 'proposed' && action.state !== 'dropped';
