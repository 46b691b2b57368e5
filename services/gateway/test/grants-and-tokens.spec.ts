import type { MemberView, Page, TokenView } from '@mirrorloop/contracts';
import pg from 'pg';
import { tokenOf, withToken } from './as.js';
import { fromOurPage, RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await new RunningGateway().start();
  const people =
    'name,email,title,team,manager_email,time_zone\n' +
    'Mara Keller,mara@shop.example,Head,Customer Service,,Europe/Berlin\n' +
    'Ana Ruiz,ana@shop.example,Agent,Customer Service,mara@shop.example,Europe/Berlin\n' +
    'Jon Bell,jon@shop.example,Clerk,Stores,mara@shop.example,Europe/Berlin\n';
  const taken = await gateway.byToken('/api/gateway/people/import', { method: 'POST', body: people });
  if (!taken.ok) throw new Error(await taken.text());
});
afterAll(() => gateway.close());

const as = async (email: string) => {
  const cookie = await gateway.signIn({ email });
  return (path: string, init: RequestInit = {}) =>
    gateway.fetch(path, { ...init, headers: { ...fromOurPage(cookie), ...init.headers } });
};
const members = async (): Promise<Map<string, MemberView>> => {
  const { items } = (await (await gateway.byToken('/api/gateway/access')).json()) as Page<MemberView>;
  return new Map(items.map((member) => [member.email, member]));
};
const give = async (email: string, role: string, scope: object = { of: 'organisation' }) => {
  const body = JSON.stringify({ whoId: (await members()).get(email)!.id, role, scope });
  return gateway.byToken('/api/gateway/access/grants', { method: 'POST', body });
};

describe('the list of who may come in', () => {
  it('finds somebody by a part of their name or address, and counts what it found', async () => {
    const found = async (search: string) => {
      const { items, total } = (await (
        await gateway.byToken(`/api/gateway/access?search=${encodeURIComponent(search)}`)
      ).json()) as Page<MemberView>;
      return [items.map(({ name }) => name), total];
    };
    expect(await found('KELL')).toEqual([['Mara Keller'], 1]);
    expect(await found('jon@')).toEqual([['Jon Bell'], 1]);
    expect(await found('%')).toEqual([[], 0]);
  });
});

describe('a person who works here', () => {
  it('is an employee of their team, and the manager of the teams they manage', async () => {
    const all = await members();
    const mine = (email: string) => all.get(email)!.byWork.map(({ role, scope }) => [role, scope.of]);
    expect(mine('ana@shop.example')).toEqual([['employee', 'teams']]);
    expect(mine('mara@shop.example')).toEqual(
      expect.arrayContaining([
        ['employee', 'teams'],
        ['manager', 'teams'],
      ]),
    );
  });

  it('can’t do what only an administrator may, nor make themselves one (S03)', async () => {
    const ana = await as('ana@shop.example');
    expect((await ana('/api/gateway/people')).status).toBe(200);
    const { id } = (await members()).get('ana@shop.example')!;
    const grant = JSON.stringify({ whoId: id, role: 'admin', scope: { of: 'organisation' } });
    expect((await ana('/api/gateway/access/grants', { method: 'POST', body: grant })).status).toBe(403);
    expect((await ana('/api/gateway/tokens', { method: 'POST', body: '{"name":"x","role":"admin"}' })).status).toBe(
      403,
    );
    const smuggled = JSON.stringify({
      email: 'ana@shop.example',
      password: 'a long enough one',
      role: 'admin',
      whoId: id,
    });
    expect((await ana('/api/gateway/account/password', { method: 'PUT', body: smuggled })).status).toBe(422);
  });

  it('may do what was granted at once, and no longer once it is taken away (S04)', async () => {
    const ana = await as('ana@shop.example');
    const { id } = (await (await give('ana@shop.example', 'admin')).json()) as { id: string };
    expect((await ana('/api/gateway/access')).status).toBe(200);
    expect((await gateway.byToken(`/api/gateway/access/grants/${id}`, { method: 'DELETE' })).status).toBe(204);
    const began = performance.now();
    expect((await ana('/api/gateway/access')).status).toBe(403);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('is vouched for to a service with exactly what they hold', async () => {
    await give('jon@shop.example', 'manager', { of: 'stores', ids: ['Harbour'] });
    const jon = await as('jon@shop.example');
    await jon('/api/insight/insights');
    expect(gateway.upstreams.insight.seen.at(-1)!.caller).toMatchObject({
      name: 'Jon Bell',
      kind: 'person',
      grants: expect.arrayContaining([
        { role: 'manager', scope: { of: 'stores', ids: ['Harbour'] } },
        { role: 'employee', scope: { of: 'teams', ids: [expect.any(String)] } },
      ]),
    });
  });

  it('is out the moment they have left, with a session open', async () => {
    const jon = await as('jon@shop.example');
    expect((await jon('/api/gateway/session')).status).toBe(200);
    await sql(`UPDATE gateway.person SET active = false WHERE email = 'jon@shop.example'`);
    expect((await jon('/api/gateway/session')).status).toBe(401);
    await sql(`UPDATE gateway.person SET active = true WHERE email = 'jon@shop.example'`);
  });

  it('is signed out everywhere by themselves, or by an administrator (S08)', async () => {
    const [here, there] = [await as('mara@shop.example'), await as('mara@shop.example')];
    expect((await here('/api/gateway/session/everywhere', { method: 'DELETE' })).status).toBe(204);
    expect((await there('/api/gateway/session')).status).toBe(401);
    const again = await as('mara@shop.example');
    const { id } = (await members()).get('mara@shop.example')!;
    expect((await gateway.byToken(`/api/gateway/access/${id}/sessions`, { method: 'DELETE' })).status).toBe(204);
    expect((await again('/api/gateway/session')).status).toBe(401);
  });
});

describe('a grant', () => {
  it('is refused for a role, a scope or a person that isn’t there, naming the place', async () => {
    const { id } = (await members()).get('ana@shop.example')!;
    const of = { of: 'organisation' };
    const wrong: [string, object][] = [
      ['role', { whoId: id, role: 'owner', scope: of }],
      ['scope', { whoId: id, role: 'viewer', scope: { of: 'planet' } }],
      ['scope', { whoId: id, role: 'viewer', scope: { of: 'teams', ids: [] } }],
      ['whoId', { whoId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10', role: 'viewer', scope: of }],
    ];
    for (const [path, grant] of wrong) {
      const refused = await gateway.byToken('/api/gateway/access/grants', {
        method: 'POST',
        body: JSON.stringify(grant),
      });
      const { errors } = (await refused.json()) as { errors: { path: string }[] };
      expect([refused.status, errors[0]!.path]).toEqual([422, expect.stringMatching(`^${path}`)]);
    }
  });

  it('given twice is held once', async () => {
    await give('mara@shop.example', 'viewer');
    await give('mara@shop.example', 'viewer');
    expect((await members()).get('mara@shop.example')!.given).toHaveLength(1);
  });
});

describe('a machine’s token (S10)', () => {
  it('is shown once, with 256 random bits, and kept as a hash', async () => {
    const { token, prefix, state } = await tokenOf(gateway);
    expect(token).toMatch(/^ml_[\w-]{43}$/);
    expect([token.startsWith(prefix), prefix.length < 12, state]).toEqual([true, true, 'good']);
    const [row] = await sql<{ xml: string }>(`SELECT schema_to_xml('gateway', true, false, '')::text AS xml`);
    expect(row!.xml).toContain(prefix);
    expect(row!.xml).not.toContain(token);
    expect(JSON.stringify(await list())).not.toContain(token);
  });

  it('does what its role and its rights give, and nothing else', async () => {
    const viewer = withToken((await tokenOf(gateway)).token);
    expect((await gateway.fetch('/api/gateway/people', viewer)).status).toBe(200);
    expect((await gateway.fetch('/api/gateway/tokens', viewer)).status).toBe(403);
    const narrow = withToken((await tokenOf(gateway, { role: 'admin', only: ['see insights'] })).token);
    for (const path of ['/api/gateway/people', '/api/gateway/tokens', '/api/gateway/access', '/api/gateway/session'])
      expect([path, (await gateway.fetch(path, narrow)).status]).toEqual([path, 403]);
    const link = { method: 'POST', body: '{}', ...withToken((await tokenOf(gateway, { role: 'admin' })).token) };
    expect((await gateway.fetch('/api/gateway/links', link)).status).toBe(403);
  });

  it('tells when it was last used, ends when its time is up, and at once when it is revoked', async () => {
    const { token, id } = await tokenOf(gateway, { days: 30 });
    const use = async () => (await gateway.fetch('/api/gateway/people', withToken(token))).status;
    expect((await list()).find((one) => one.id === id)!.usedAt).toBeNull();
    expect(await use()).toBe(200);
    expect((await list()).find((one) => one.id === id)!.usedAt).toBe(gateway.clock.now().toISOString());
    const other = await tokenOf(gateway, { days: 90 });
    gateway.clock.advance(30 * 86_400_000);
    expect([await use(), (await gateway.fetch('/api/gateway/people', withToken(other.token))).status]).toEqual([
      401, 200,
    ]);
    expect((await gateway.byToken(`/api/gateway/tokens/${other.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await gateway.fetch('/api/gateway/people', withToken(other.token))).status).toBe(401);
    const states = new Map((await list()).map((one) => [one.id, one.state]));
    expect([states.get(id), states.get(other.id)]).toEqual(['expired', 'revoked']);
  });
});

const list = async (): Promise<TokenView[]> =>
  ((await (await gateway.byToken('/api/gateway/tokens?limit=200')).json()) as Page<TokenView>).items;

async function sql<Row extends object>(text: string): Promise<Row[]> {
  const client = new pg.Client(gateway.database.url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
