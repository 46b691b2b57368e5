import { z } from 'zod';
import type { Caller } from './caller.js';
import { RIGHTS } from './policy.js';
import { ROLES } from './roles.js';

const scope = z.discriminatedUnion('of', [
  z.object({ of: z.literal('organisation') }),
  z.object({ of: z.enum(['teams', 'stores']), ids: z.array(z.string()) }),
]);

/** What a token says of the caller; a role or a right that this version doesn't know gives nothing. */
const claims = z.object({
  sub: z.string().min(1),
  name: z.string(),
  kind: z.enum(['person', 'machine']),
  grants: z.array(z.object({ role: z.enum(ROLES), scope })),
  only: z.array(z.enum(RIGHTS as [keyof object, ...(keyof object)[]])).optional(),
});

/** @throws where a token of ours says something else than who asks */
export function callerFrom(payload: unknown): Caller {
  const { sub: id, name, kind, grants, only } = claims.parse(payload);
  return { id, name, kind, grants, ...(only ? { only } : {}) };
}

export const claimsOf = ({ name, kind, grants, only }: Caller): Record<string, unknown> => ({
  name,
  kind,
  grants,
  ...(only ? { only } : {}),
});
