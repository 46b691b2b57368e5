import type { Caller } from './caller.js';
import { POLICY, type Right, type Rule } from './policy.js';
import type { Grant } from './roles.js';

/** What lies within a right: all of it, or what belongs to these teams or these stores. */
export type Within = 'everything' | { readonly teams: readonly string[]; readonly stores: readonly string[] };

/** May the caller do this at all? Where the right reaches as far as a scope, `reachOf` says to what. */
export function may(caller: Caller | undefined, right: Right): boolean {
  return caller !== undefined && grantsFor(caller, right).length > 0;
}

/** @returns undefined where the caller may not do it at all */
export function reachOf(caller: Caller, right: Right): Within | undefined {
  const scopes = grantsFor(caller, right).map(({ scope }) => scope);
  if (scopes.length === 0) return undefined;
  const { reach }: Rule = POLICY[right];
  if (reach !== 'scope' || scopes.some((scope) => scope.of === 'organisation')) return 'everything';
  const idsOf = (of: 'teams' | 'stores') => [...new Set(scopes.flatMap((s) => (s.of === of ? s.ids : [])))];
  return { teams: idsOf('teams'), stores: idsOf('stores') };
}

/** May the caller see all of a right's things, and not only what is within a scope? */
export const mayEverywhere = (caller: Caller, right: Right): boolean => reachOf(caller, right) === 'everything';

function grantsFor({ grants, only }: Caller, right: Right): readonly Grant[] {
  if (only && !only.includes(right)) return [];
  const { roles, reach }: Rule = POLICY[right];
  return grants.filter(
    ({ role, scope }) => roles.includes(role) && (reach !== 'organisation' || scope.of === 'organisation'),
  );
}
