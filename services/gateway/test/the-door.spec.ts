import pg from 'pg';
import { browse } from './browser.js';
import { fromOurPage, INDEX, RunningGateway, TOKEN } from './running-gateway.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await new RunningGateway().start();
});
afterAll(() => gateway.close());

const OPEN = [
  '/health/live',
  '/health/ready',
  '/sign-in',
  '/sign-in/code',
  '/sign-in/oidc',
  '/sign-in/oidc/back',
  '/.well-known/jwks.json',
  '/v1/*',
  '/answer/*',
  '/unsubscribe/*',
  '/calendar/*',
];

/** Every route with a method that it answers, its parameters filled in. */
const everyRoute = () =>
  gateway.routes.flatMap(({ method, url }) =>
    [method].flat().map((one) => ({
      method: one,
      pattern: url,
      path: url.replace('*', 'x').replace(/:\w+/g, '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10'),
    })),
  );

describe('a fresh installation (S07)', () => {
  it('has no account, no token, no link and nobody signed in: the first way in is a link that its owner asks for', async () => {
    const sql = new pg.Client(gateway.database.url);
    await sql.connect();
    const { rows } = await sql.query(`SELECT (SELECT count(*)::int FROM gateway.account) AS accounts,
      (SELECT count(*)::int FROM gateway.machine_token) AS tokens, (SELECT count(*)::int FROM gateway.one_time_link) AS links,
      (SELECT count(*)::int FROM gateway.session) AS sessions, (SELECT count(*)::int FROM gateway.access_grant) AS grants`);
    await sql.end();
    expect(rows).toEqual([{ accounts: 0, tokens: 0, links: 0, sessions: 0, grants: 0 }]);
    for (const guess of ['admin', 'admin:admin', 'mirrorloop', 'changeme', '']) {
      const headers = { authorization: `Bearer ${guess}` };
      expect((await gateway.fetch('/api/gateway/session', { headers })).status).toBe(401);
    }
    expect((await fetch(await gateway.newLink(), { redirect: 'manual' })).status).toBe(200);
  });
});

describe('the door', () => {
  it('refuses on every route there is, and on those that are not, without session or token', async () => {
    const routes = everyRoute();
    expect(routes.map(({ pattern }) => pattern)).toEqual(
      expect.arrayContaining([
        '/*',
        '/imports',
        '/api/ingestion/*',
        '/api/gateway/people',
        '/api/trace/:kind/:id',
        '/api/gateway/parked',
        ...OPEN,
      ]),
    );
    const shut = routes.filter(
      ({ pattern, method }) => !OPEN.includes(pattern) && method !== 'TRACE' && method !== 'CONNECT',
    );
    expect(shut.length).toBeGreaterThan(30);
    for (const { method, path } of [
      ...shut,
      { method: 'GET', path: '/api/no-such-thing' },
      { method: 'POST', path: '/nowhere' },
    ]) {
      const response = await gateway.fetch(path, { method });
      expect([method, path, response.status]).toEqual([method, path, 401]);
    }
    for (const { seen } of Object.values(gateway.upstreams)) expect(seen).toEqual([]);
  });

  it('gives the same answer whether a thing exists or not', async () => {
    const [there, not] = await Promise.all([
      gateway.fetch('/api/gateway/people'),
      gateway.fetch('/api/gateway/nothing'),
    ]);
    expect(there.headers.get('content-type')).toMatch('application/problem+json');
    expect(await there.text()).toBe(await not.text());
  });

  it('tells a person at a browser how to get a link, on a page that runs nothing', async () => {
    const page = await browse(gateway.url, '/insights/1');
    expect([page.status, page.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.text).toContain('npx mirrorloop link');
  });

  it('refuses tokens and sessions that it did not give', async () => {
    const wrong: Record<string, string>[] = [
      { authorization: 'Bearer guessed' },
      { authorization: `Basic ${TOKEN}` },
      { cookie: 'mirrorloop=guessed' },
      { cookie: `mirrorloop=${TOKEN}` },
    ];
    for (const headers of wrong) expect((await gateway.fetch('/api/gateway/people', { headers })).status).toBe(401);
  });

  it('says whether it is ready to everybody, and why not only to those it knows', async () => {
    expect(await (await gateway.fetch('/health/live')).json()).toEqual({ status: 'ok' });
    const open = await gateway.fetch('/health/ready');
    expect([open.status, await open.json()]).toEqual([200, { status: 'ok' }]);
    gateway.upstreams.insight.ready = false;
    const closed = await gateway.fetch('/health/ready');
    expect([closed.status, await closed.json()]).toEqual([503, { status: 'error' }]);
    const told = (await (await gateway.byToken('/health/ready')).json()) as { details: object };
    gateway.upstreams.insight.ready = true;
    expect(told.details).toMatchObject({
      database: { status: 'up' },
      ingestion: { status: 'up' },
      insight: { status: 'down', message: 'consumers: a consumer has crashed' },
    });
  });

  it('is ready before a service has its keys, which it has of a gateway that is ready', async () => {
    gateway.upstreams.insight.keyless = true;
    const { status } = await gateway.fetch('/health/ready');
    gateway.upstreams.insight.keyless = false;
    expect(status).toBe(200);
  });
});

describe('a session', () => {
  it('begins with a link that works once, and says whose it is', async () => {
    const link = await gateway.newLink();
    const first = await fetch(link);
    expect(first.status).toBe(200);
    const cookie = first.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^mirrorloop=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
    const session = await gateway.fetch('/api/gateway/session', { headers: fromOurPage(cookie.split(';')[0]!) });
    expect(await session.json()).toMatchObject({
      name: 'Administrator',
      organisation: 'Hollin & Reed (invented)',
      sample: true,
      timeZone: 'Europe/London',
      may: expect.arrayContaining(['give access', 'keep people']),
      hears: expect.arrayContaining(['insight.insights', 'gateway.audit']),
    });
    const second = await fetch(link);
    expect([second.status, second.headers.get('set-cookie')]).toEqual([401, null]);
    expect(await second.text()).toContain('This link has been used or is too old');
  });

  it('is begun by one of twenty who open the link at once', async () => {
    const link = await gateway.newLink();
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(link)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('does not begin for a browser that only fetches ahead', async () => {
    const link = await gateway.newLink();
    await fetch(link, { method: 'HEAD' });
    await fetch(link, { headers: { 'sec-purpose': 'prefetch;prerender' } });
    expect((await fetch(link)).headers.get('set-cookie')).not.toBeNull();
  });

  it('does not begin with a link of more than 15 minutes ago', async () => {
    const link = await gateway.newLink();
    gateway.clock.advance(15 * 60_000);
    expect((await fetch(link)).status).toBe(401);
  });

  it('ends when it was not used for half a day, and lives on while it is used', async () => {
    const cookie = await gateway.signIn();
    const isIn = async () => (await gateway.fetch('/api/gateway/session', { headers: { cookie } })).status;
    for (let used = 0; used < 3; used += 1) {
      gateway.clock.advance(11 * 3_600_000);
      expect(await isIn()).toBe(200);
    }
    gateway.clock.advance(12 * 3_600_000);
    expect(await isIn()).toBe(401);
  });

  it('ends with signing out', async () => {
    const cookie = await gateway.signIn();
    const out = await gateway.fetch('/api/gateway/session', { method: 'DELETE', headers: fromOurPage(cookie) });
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await gateway.fetch('/api/gateway/session', { headers: { cookie } })).status).toBe(401);
  });

  it('writes only from our own page', async () => {
    const cookie = await gateway.signIn();
    const post = (headers: Record<string, string>) =>
      gateway.fetch('/api/insight/insights', { method: 'POST', headers: { cookie, ...headers }, body: '{}' });
    expect((await post({})).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site', origin: gateway.url })).status).toBe(403);
    expect((await post({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ origin: gateway.url })).status).toBe(207);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(207);
  });

  it('can be a person’s own, and makes no links', async () => {
    const people =
      'name,email,title,team,manager_email,time_zone\nMara Keller,mara@shop.example,Head,Customer Service,,Europe/Berlin\n';
    await gateway.byToken('/api/gateway/people/import', { method: 'POST', body: people });
    const cookie = await gateway.signIn({ email: 'Mara@shop.example' });
    expect(await (await gateway.fetch('/api/gateway/session', { headers: { cookie } })).json()).toMatchObject({
      name: 'Mara Keller',
      timeZone: 'Europe/Berlin',
    });
    const link = await gateway.fetch('/api/gateway/links', {
      method: 'POST',
      headers: fromOurPage(cookie),
      body: '{}',
    });
    expect(link.status).toBe(403);
    const nobody = await gateway.byToken('/api/gateway/links', {
      method: 'POST',
      body: '{"email":"zoe@shop.example"}',
    });
    expect([nobody.status, await nobody.json()]).toMatchObject([422, { errors: [{ path: 'email' }] }]);
  });
});

describe('the console', () => {
  it('is served to whoever is signed in, at every address a person may have kept', async () => {
    const cookie = await gateway.signIn();
    for (const path of ['/', '/insights/42?period=28d', '/sources/imports/7', '/live/insight.insights']) {
      const page = await browse(gateway.url, path, cookie);
      expect([path, page.status, page.text]).toEqual([path, 200, INDEX]);
      expect(page.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': expect.stringMatching(/script-src 'self';.*frame-ancestors 'none'/),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    }
  });

  it('lets no script and no style in but its own: each answer has a nonce that no other has (S16)', async () => {
    const cookie = await gateway.signIn();
    const policies = await Promise.all(
      [1, 2].map(async () => String((await browse(gateway.url, '/', cookie)).headers['content-security-policy'])),
    );
    for (const policy of policies) {
      expect(policy).toMatch(/script-src 'self'; style-src 'self' 'nonce-[A-Za-z0-9+/]{22}=='/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  it('lets browsers keep what carries a hash in its name', async () => {
    const file = await gateway.byToken('/assets/app-1a2b3c.js');
    expect([file.status, await file.text()]).toEqual([200, 'console.log(1)']);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-type')).toMatch(/javascript/);
  });

  it('is not what answers for a missing file, a program, or an address under a prefix of ours', async () => {
    const cookie = await gateway.signIn();
    for (const path of [
      '/assets/gone.js',
      '/api/nothing',
      '/api',
      '/topics/nothing',
      '/../package.json',
      '/%2e%2e/package.json',
    ]) {
      const { status, headers } = await browse(gateway.url, path, cookie);
      expect([path, status, headers['content-type']]).toEqual([
        path,
        404,
        expect.stringContaining('application/problem+json'),
      ]);
    }
    expect((await gateway.byToken('/insights/1', { headers: { accept: 'application/json' } })).status).toBe(404);
  });
});
