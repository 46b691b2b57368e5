import type { AuditEntryView, MemberView, Page, SettingsView } from '@mirrorloop/contracts';
import { eventually } from '@mirrorloop/testing';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { cookieOf, PASSWORD, setPassword, submit } from './as.js';
import { fromOurPage, RunningGateway } from './running-gateway.js';

let gateway: RunningGateway;
let sql: pg.Client;
beforeAll(async () => {
  gateway = await new RunningGateway().start();
  sql = new pg.Client(gateway.database.url);
  await sql.connect();
  // An entry leaves by the outbox: whoever can't write it there can't write it.
  await sql.query(`CREATE TABLE public.trail_is_away (); CREATE FUNCTION public.no_trail() RETURNS trigger AS $$ BEGIN
    IF EXISTS (SELECT FROM pg_tables WHERE tablename = 'trail_is_away')
      AND convert_from(new.body, 'UTF8') LIKE '%"topic":"gateway.audit"%' THEN RAISE EXCEPTION 'the trail is away'; END IF;
    RETURN new; END $$ LANGUAGE plpgsql;
    CREATE TRIGGER no_trail BEFORE INSERT ON gateway.outbox_batch FOR EACH ROW EXECUTE FUNCTION public.no_trail();
    DROP TABLE public.trail_is_away`);
});
afterAll(async () => {
  await sql.end();
  await gateway.close();
});

const json = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;
const byToken = (method: string, path: string, body?: object | string) =>
  gateway.byToken(path, { method, ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}) });
const asPerson = (cookie: string, method: string, path: string, body?: object) =>
  gateway.fetch(path, { method, headers: fromOurPage(cookie), ...(body ? { body: JSON.stringify(body) } : {}) });

let nth = 0;
const somebody = async (): Promise<{ id: string; version: number; team: { id: string } }> => {
  nth += 1;
  return json(
    byToken('POST', '/api/gateway/people', { name: `P ${nth}`, email: `p${nth}@shop.example`, team: 'Sales' }),
  );
};
const email = () => `account${(nth += 1)}@shop.example`;
const account = async (): Promise<{ cookie: string; email: string }> => {
  const person = await somebody();
  const address = `p${nth}@shop.example`;
  const cookie = await gateway.signIn({ email: address });
  await setPassword(gateway, cookie, { email: address, password: PASSWORD });
  return { cookie, email: address, ...person };
};
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: gateway.clock.now().getTime() });
const withFactor = async () => {
  const who = await account();
  const { secret, offer } = await json<{ secret: string; offer: string }>(
    asPerson(who.cookie, 'POST', '/api/gateway/account/second-factor', { current: PASSWORD }),
  );
  return { ...who, secret, offer };
};
const withConfirmedFactor = async () => {
  const who = await withFactor();
  await asPerson(who.cookie, 'PUT', '/api/gateway/account/second-factor', {
    offer: who.offer,
    code: codeOf(who.secret),
  });
  gateway.clock.advance(60_000);
  return who;
};
const member = async (): Promise<MemberView> =>
  (await json<Page<MemberView>>(byToken('GET', '/api/gateway/access?limit=1'))).items[0]!;
const newGrant = async (role: string, scope: object = { of: 'organisation' }) =>
  byToken('POST', '/api/gateway/access/grants', { whoId: (await somebody()).id, role, scope });
const week = [[], [], [], [], [], [], []];

/** Of each route that changes something: what has to be there first, and the request itself. */
const WRITES: Record<string, () => Promise<() => Promise<Response>>> = {
  'GET /sign-in': async () => {
    const link = await gateway.newLink();
    return () => fetch(link, { redirect: 'manual' });
  },
  'POST /sign-in': async () => {
    const who = await account();
    return () => submit(gateway, { email: who.email, password: PASSWORD });
  },
  'POST /sign-in/code': async () => {
    const who = await withConfirmedFactor();
    const page = await (await submit(gateway, { email: who.email, password: PASSWORD })).text();
    const pending = /name="pending" value="([^"]+)"/.exec(page)![1]!;
    return () => submit(gateway, { pending, code: codeOf(who.secret) }, { to: '/sign-in/code' });
  },
  'DELETE /api/gateway/session': async () => {
    const { cookie } = await account();
    return () => asPerson(cookie, 'DELETE', '/api/gateway/session');
  },
  'DELETE /api/gateway/session/everywhere': async () => {
    const { cookie } = await account();
    return () => asPerson(cookie, 'DELETE', '/api/gateway/session/everywhere');
  },
  'PUT /api/gateway/account/password': async () => {
    const { cookie, email: address } = await account();
    const wanted = { email: address, password: 'nine quiet herons by the weir', current: PASSWORD };
    return () => setPassword(gateway, cookie, wanted);
  },
  'PUT /api/gateway/account/second-factor': async () => {
    const { cookie, offer, secret } = await withFactor();
    return () => asPerson(cookie, 'PUT', '/api/gateway/account/second-factor', { offer, code: codeOf(secret) });
  },
  'DELETE /api/gateway/account/second-factor': async () => {
    const { cookie } = await withConfirmedFactor();
    return () => asPerson(cookie, 'DELETE', '/api/gateway/account/second-factor', { current: PASSWORD });
  },
  'POST /api/gateway/access/grants': async () => {
    const { id: whoId } = await somebody();
    const wanted = { whoId, role: 'viewer', scope: { of: 'stores', ids: ['Harbour'] } };
    return () => byToken('POST', '/api/gateway/access/grants', wanted);
  },
  'DELETE /api/gateway/access/grants/:id': async () => {
    const { id } = await json<{ id: string }>(newGrant('manager'));
    return () => byToken('DELETE', `/api/gateway/access/grants/${id}`);
  },
  'DELETE /api/gateway/access/:whoId/sessions': async () => {
    await account();
    const { id } = await member();
    return () => byToken('DELETE', `/api/gateway/access/${id}/sessions`);
  },
  'POST /api/gateway/tokens': async () => () =>
    byToken('POST', '/api/gateway/tokens', { name: 'reports', role: 'viewer' }),
  'DELETE /api/gateway/tokens/:id': async () => {
    const { id } = await json<{ id: string }>(byToken('POST', '/api/gateway/tokens', { name: 'old', role: 'viewer' }));
    return () => byToken('DELETE', `/api/gateway/tokens/${id}`);
  },
  'PUT /api/gateway/settings': async () => {
    const { atStart: _, ...was } = await json<SettingsView>(byToken('GET', '/api/gateway/settings'));
    const retention = { ...was.retention, words: 365 };
    return () => byToken('PUT', '/api/gateway/settings', { ...was, retention });
  },
  'POST /api/gateway/links': async () => () => byToken('POST', '/api/gateway/links', {}),
  'POST /api/gateway/people/import': async () => () =>
    byToken('POST', '/api/gateway/people/import', `name,email,team\nAda Lin,${email()},Sales\n`),
  'POST /api/gateway/people': async () => () =>
    byToken('POST', '/api/gateway/people', { name: 'Noah', email: email(), team: 'Sales' }),
  'PATCH /api/gateway/people/:id': async () => {
    const { id, version } = await somebody();
    return () => byToken('PATCH', `/api/gateway/people/${id}`, { version, title: 'Head' });
  },
  'POST /api/gateway/people/:id/leave': async () => {
    const { id, version } = await somebody();
    return () => byToken('POST', `/api/gateway/people/${id}/leave`, { version });
  },
  'POST /api/gateway/people/:id/return': async () => {
    const { id, version } = await somebody();
    await byToken('POST', `/api/gateway/people/${id}/leave`, { version });
    return () => byToken('POST', `/api/gateway/people/${id}/return`, { version: version + 1 });
  },
  'POST /api/gateway/teams': async () => {
    const { id } = await somebody();
    return () => byToken('POST', '/api/gateway/teams', { name: `Team ${nth}`, memberIds: [id] });
  },
  'PATCH /api/gateway/teams/:id': async () => {
    const { id } = await somebody();
    const team = await json<{ id: string; version: number }>(
      byToken('POST', '/api/gateway/teams', { name: `Team ${nth}`, memberIds: [id] }),
    );
    return () => byToken('PATCH', `/api/gateway/teams/${team.id}`, { version: team.version, name: `Renamed ${nth}` });
  },
  'POST /api/gateway/calendars': async () => () =>
    byToken('POST', '/api/gateway/calendars', { name: `Calendar ${(nth += 1)}`, week }),
  'PUT /api/gateway/calendars/:id': async () => {
    const kept = await json<{ id: string; version: number }>(
      byToken('POST', '/api/gateway/calendars', { name: `Calendar ${(nth += 1)}`, week }),
    );
    const wanted = { version: kept.version, name: `Renamed ${nth}`, week };
    return () => byToken('PUT', `/api/gateway/calendars/${kept.id}`, wanted);
  },
  'POST /api/gateway/republish': async () => () =>
    byToken(
      'POST',
      `/api/gateway/republish?topic=gateway.people&run=0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e9${(nth += 1) % 10}`,
    ),
};
/** Nothing is kept of an offer; a replay leads to the handler, whose transaction is the one that counts (libs/messaging). */
const CHANGE_NOTHING_HERE = [
  'POST /api/gateway/account/second-factor',
  'POST /api/gateway/parked/replay',
  'POST /api/gateway/parked/:id/replay',
];

/** Everything the gateway holds, but for what was used when, how often somebody tried, and what has left already. */
const state = async (): Promise<Record<string, unknown>> => {
  const { rows: tables } = await sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'gateway' AND table_type = 'BASE TABLE'
     AND table_name NOT IN ('sign_in_tries', 'audit_entry', 'audit_head', 'inbox', 'outbox_batch', 'signing_key') ORDER BY 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables)
    found[name] = (
      await sql.query(`SELECT to_jsonb(t) - 'used_at' AS row FROM gateway.${name} t ORDER BY t::text`)
    ).rows;
  return found;
};
const entriesOf = async (what: string): Promise<number> => {
  const { items } = await json<Page<AuditEntryView>>(
    byToken('GET', `/api/gateway/audit?limit=200&kind=change&what=${encodeURIComponent(what)}`),
  );
  return items.filter((entry) => entry.what === what).length;
};

describe('every route of the gateway that changes something (S26)', () => {
  it('is tried here', () => {
    const writing = gateway.routes
      .filter(({ config }) => !config?.service)
      .flatMap(({ method, url }) => [method].flat().map((each) => `${each} ${url}`))
      .filter((route) => /^(POST|PUT|PATCH|DELETE) /.test(route) && !route.includes('*'));
    const tried = [...Object.keys(WRITES), ...CHANGE_NOTHING_HERE];
    expect([...new Set(writing)].filter((route) => !tried.includes(route))).toEqual([]);
  });

  it.each(Object.entries(WRITES))(
    '%s changes nothing where the trail can’t be written, and else leaves one entry',
    async (route, prepare) => {
      const ask = await prepare();
      const before = await state();
      await sql.query('CREATE TABLE public.trail_is_away ()');
      const refused = await ask().finally(() => sql.query('DROP TABLE public.trail_is_away'));
      expect(refused.status).toBeGreaterThanOrEqual(500);
      expect(await state()).toEqual(before);
      expect(cookieOf(refused)).toBe('');

      const entries = await entriesOf(route);
      const done = await ask();
      expect([route, done.status < 300]).toEqual([route, true]);
      await eventually(async () => (await entriesOf(route)) === entries + 1, { missing: `the entry of ${route}` });
    },
  );
});

describe('the entry of a sign-in', () => {
  const last = async (what: string) =>
    eventually(
      async () =>
        (await json<Page<AuditEntryView>>(byToken('GET', `/api/gateway/audit?limit=200&what=${what}`))).items[0],
      { missing: what },
    );

  it('says who came in, and of a try that was refused only which account it was', async () => {
    const who = await account();
    const { id } = (await json<Page<{ id: string }>>(byToken('GET', `/api/gateway/people?search=${who.email}`)))
      .items[0]!;
    await submit(gateway, { email: who.email, password: PASSWORD });
    await eventually(async () => (await last('POST%20%2Fsign-in'))?.who.id === id, { missing: 'who came in' });
    await submit(gateway, { email: who.email, password: 'a guess' });
    const refused = await eventually(
      async () => {
        const entry = await last('POST%20%2Fsign-in');
        return entry?.subject?.kind === 'account' && entry;
      },
      { missing: 'the try that was refused' },
    );
    expect(refused).toMatchObject({ who: { kind: 'nobody' }, subject: { id }, after: { refused: true } });
  });
});
