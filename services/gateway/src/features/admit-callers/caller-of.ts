import { type Caller, type Right, RIGHTS } from '@mirrorloop/access';
import type { Admitted } from '../../domain/sessions/admitted.js';

/** Whom we vouch for. A right that this version doesn't know gives nothing. */
export function callerOf(admitted: Admitted): Caller {
  const { by, id, name, grants } = admitted;
  if (by === 'session') return { id, name, kind: 'person', grants };
  const only = admitted.only?.filter((right): right is Right => (RIGHTS as readonly string[]).includes(right));
  return { id, name, kind: 'machine', grants, ...(only ? { only } : {}) };
}
