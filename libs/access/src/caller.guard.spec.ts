import 'reflect-metadata';
import { type ExecutionContext } from '@nestjs/common';
import {
  type Caller,
  OneKeyPair,
  POLICY,
  type Right,
  RIGHTS,
  type Role,
  ROLES,
  type Scope,
  ServiceTokens,
} from './index.js';

const SCOPES: readonly Scope[] = [
  { of: 'organisation' },
  { of: 'teams', ids: ['sales'] },
  { of: 'stores', ids: ['Harbour'] },
];
const gateway = new OneKeyPair();

/** Written out from the table's own words, and not by what the guard calls. */
const shouldBeLetIn = (right: Right, role: Role, scope: Scope, only?: readonly Right[]): boolean => {
  const { roles, reach } = POLICY[right] as { roles: readonly Role[]; reach: string };
  return (
    roles.includes(role) && (reach !== 'organisation' || scope.of === 'organisation') && (!only || only.includes(right))
  );
};

/** What a guard lets in that it shouldn't, or refuses that it shouldn't, of every right, role and scope there is. */
async function wrongs(access: typeof import('./index.js')): Promise<string[]> {
  const guard = new access.CallerGuard(new ServiceTokens(gateway.gatewayKeys), 'insight');
  const wrong: string[] = [];
  for (const right of RIGHTS) {
    class Route {
      answer(): void {}
    }
    access.Allow(right)(Route);
    for (const role of ROLES)
      for (const scope of SCOPES)
        for (const only of [undefined, ['be signed in'] as const]) {
          const caller: Caller = {
            id: 'c',
            name: 'c',
            kind: 'machine',
            grants: [{ role, scope }],
            ...(only ? { only } : {}),
          };
          const authorization = `Bearer ${await gateway.sign(caller, 'insight')}`;
          const context = contextOf(Route, { headers: { authorization } });
          const letIn = await guard.canActivate(context).catch(() => false);
          if (letIn !== shouldBeLetIn(right, role, scope, only)) wrong.push(`${right}: ${role} of ${scope.of}`);
        }
  }
  return wrong;
}

const contextOf = (route: { prototype: { answer: () => void } }, request: object): ExecutionContext =>
  ({
    getType: () => 'http',
    switchToHttp: () => ({ getRequest: () => request }),
    getHandler: () => route.prototype.answer,
    getClass: () => route,
  }) as unknown as ExecutionContext;

describe('the guard before every route', () => {
  it('lets in whom the table names, and nobody else', async () => {
    expect(await wrongs(await import('./index.js'))).toEqual([]);
  });

  it.each([
    ['the role isn’t checked', () => true],
    [
      'the reach isn’t checked',
      (caller: Caller, right: Right) =>
        caller.grants.some(({ role }) => (POLICY[right].roles as readonly Role[]).includes(role)),
    ],
    [
      'a token’s own limits aren’t checked',
      (caller: Caller, right: Right) => shouldBeLetIn(right, caller.grants[0]!.role, caller.grants[0]!.scope),
    ],
  ])('is caught where %s (R44)', async (_, mutant) => {
    jest.resetModules();
    jest.doMock('./may.js', () => ({ ...jest.requireActual<object>('./may.js'), may: mutant }));
    const mutated = await import('./index.js');
    expect((await wrongs(mutated)).length).toBeGreaterThan(0);
    jest.dontMock('./may.js');
  });
});
