import { type Caller, may, type Right, type Role, ROLES, type RouteRule, type Scope } from '@mirrorloop/access';
import type { NewTokenView, SourceView } from '@mirrorloop/contracts';
import { EveryRouteHasARule } from '@mirrorloop/messaging-nest';
import { Whole } from './whole.js';

const UUID = '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10';
const SCOPES: readonly Scope[] = [
  { of: 'organisation' },
  { of: 'teams', ids: [UUID] },
  { of: 'stores', ids: ['Harbour'] },
];
/** Only the installation's own token makes links, whatever a token's role; only people have accounts, and sign out. */
const NOT_FOR_TOKENS = /^\w+ \/api\/gateway\/(links|account)|^DELETE \/api\/gateway\/session/;

interface Route {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly rule: RouteRule | undefined;
}

let whole: Whole;
let routes: Route[];
beforeAll(async () => {
  whole = await new Whole().start();
  routes = Object.entries(whole.services).flatMap(([service, { app }]) =>
    app
      .get(EveryRouteHasARule, { strict: false })
      .routes()
      .map((route) => ({ service, ...route })),
  );
});
afterAll(() => whole.close());

/** A service's own health and metrics stay inside; everything else is reached through the gateway. */
const closed = () => routes.filter(({ rule }) => rule !== 'open');
const filled = (path: string): string => path.replace(/:\w+/g, UUID);
const call = async (method: string, path: string, authorization: string): Promise<number> =>
  (await whole.send('gateway', method, filled(path), authorization ? { headers: { authorization } } : {})).status;

async function tokenOf(role: Role, scope: Scope): Promise<string> {
  const body = JSON.stringify({ name: `${role} of ${scope.of}`, role, scope });
  const { text } = await whole.ask('POST', '/api/gateway/tokens', { body });
  return `Bearer ${(JSON.parse(text) as NewTokenView).token}`;
}

describe('every route (S01)', () => {
  it('has a rule, and few need no caller', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(routes.filter(({ rule }) => rule === undefined)).toEqual([]);
    const open = routes.filter(({ rule }) => rule === 'open').map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(open)].sort()).toEqual([
      'GET /.well-known/jwks.json',
      'GET /answer/:link',
      'GET /answer/form.css',
      'GET /answer/form.js',
      'GET /calendar/:file',
      'GET /health/live',
      'GET /health/ready',
      'GET /metrics',
      'GET /sign-in',
      'GET /sign-in/oidc',
      'GET /sign-in/oidc/back',
      'GET /unsubscribe/:link',
      'POST /answer/:link',
      'POST /sign-in',
      'POST /sign-in/code',
      'POST /unsubscribe/:link',
      'POST /v1/:kind',
    ]);
  });

  it('does for each role and scope what the table says, and nothing for nobody', async () => {
    const wrong: string[] = [];
    let tries = 0;
    for (const role of ROLES)
      for (const scope of SCOPES) {
        const token = await tokenOf(role, scope);
        const caller: Caller = { id: 'm', name: 'm', kind: 'machine', grants: [{ role, scope }] };
        for (const { method, path, rule } of closed().filter(
          (route) => !NOT_FOR_TOKENS.test(`${route.method} ${route.path}`),
        )) {
          const status = await call(method, path, token);
          const refused = status === 401 || status === 403;
          if (refused === may(caller, rule as Right)) wrong.push(`${role} of ${scope.of}: ${method} ${path} ${status}`);
          tries += 1;
        }
      }
    for (const { method, path } of closed())
      if ((await call(method, path, '')) !== 401) wrong.push(`nobody: ${method} ${path}`);
    expect(wrong).toEqual([]);
    expect(tries).toBeGreaterThan(600);
  });
});

describe('a source’s write key (S11)', () => {
  it('reads nothing and changes nothing, whichever way it is shown', async () => {
    const body = JSON.stringify({ name: 'shop', channel: 'web' });
    const { writeKey } = JSON.parse((await whole.ask('POST', '/api/ingestion/sources', { body })).text) as SourceView;
    const basic = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
    const taken: string[] = [];
    for (const { method, path } of closed())
      for (const shown of [basic, `Bearer ${writeKey}`])
        if ((await call(method, path, shown)) !== 401) taken.push(`${method} ${path}`);
    expect(taken).toEqual([]);
  });
});
