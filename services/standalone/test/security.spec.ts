import { type AuditEntryView, type Page, type SourceView, topics } from '@mirrorloop/contracts';
import { UNAUDITED } from '@mirrorloop/audit';
import { eventually } from '@mirrorloop/testing';
import { DiscoveryService } from '@nestjs/core';
import { CANARIES, INJECTIONS, POLLUTIONS } from './hostile.js';
import type { OpenApi } from './openapi.js';
import { ADMIN, addressOf, type Answer, NOBODY_MUCH, type Route, TOKEN, Whole } from './whole.js';

let whole: Whole;
const said: string[] = [];
const readers: jest.SpyInstance[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    readers.push(
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        said.push(String(text));
        return true;
      }),
    );
  whole = await new Whole().start({ quiet: false });
});
afterAll(async () => {
  await whole.close();
  for (const reader of readers) reader.mockRestore();
});

/** The gateway's own wildcards lead to the services, whose routes are called themselves. */
const routes = (): Route[] => whole.routes.filter(({ service, url }) => !(service === 'gateway' && url.includes('*')));
const isOpen = ({ url }: Route): boolean =>
  /^\/(health\/|metrics|v1\/|sign-in|hooks\/|answer\/|calendar\/|\.well-known|openapi|asyncapi|docs|events$)/.test(url);
const writes = ({ method }: Route): boolean => method !== 'GET';
const nameOf = ({ method, url }: Route): string => `${method} ${url}`;
const looksLikeAStack = (text: string): boolean => /\n\s+at |node_modules|\.(ts|js):\d+/.test(text);

const planted = 'Zbigniew Plantedname, zp@planted.example, +44 20 7946 0123';

/** What each route that reads takes in its query, by the document itself: a new one is tried without being told of. */
async function parametersOf(of: Whole): Promise<ReadonlyMap<string, readonly string[]>> {
  const { paths } = JSON.parse((await of.ask('GET', '/openapi.json')).text) as OpenApi;
  const read = Object.entries(paths).flatMap(([place, { get }]) => {
    const named = get?.parameters.filter((each) => each.in === 'query').map(({ name }) => name) ?? [];
    return named.length > 0 ? [[place.replace(/\{(\w+)\}/g, ':$1'), named] as const] : [];
  });
  return new Map(read);
}

async function plant(): Promise<void> {
  const people = `name,email,team\nZbigniew Plantedname,zp@planted.example,Planted Team\n`;
  expect((await whole.ask('POST', '/api/gateway/people/import', { body: people })).status).toBe(200);
  const made = await whole.ask('POST', '/api/ingestion/sources', {
    body: JSON.stringify({ name: 'planted shop', channel: 'web' }),
  });
  const { writeKey } = JSON.parse(made.text) as SourceView;
  const event = {
    type: 'track',
    event: 'Review',
    messageId: 'planted-1',
    userId: 'planted-7',
    properties: { text: planted },
    timestamp: new Date().toISOString(),
  };
  const sent = await whole.send('gateway', 'POST', '/v1/track', {
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
    body: JSON.stringify(event),
  });
  expect([sent.status, sent.text]).toEqual([200, expect.stringContaining('true')]);
}

describe('a caller without the right (S01, S02)', () => {
  /** None of these may see anything but what is open to all. */
  const callers: [string, (route: Route, address: string, init: RequestInit) => Promise<Answer>][] = [
    ['nobody', (r, a, init) => whole.send(r.service, r.method, a, init)],
    [
      'a stranger with a token of their own',
      (r, a, init) =>
        whole.send(r.service, r.method, a, {
          ...init,
          headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.' },
        }),
    ],
    [
      'a source with a write key',
      (r, a, init) =>
        whole.send(r.service, r.method, a, {
          ...init,
          headers: { authorization: `Basic ${Buffer.from('wk_guess:').toString('base64')}` },
        }),
    ],
    ['one to whom nothing was granted', (r, a, init) => whole.asks(NOBODY_MUCH, r, a, init)],
    [
      'one with a token for another service',
      (r, a, init) =>
        whole
          .asks(ADMIN, { ...r, service: r.service === 'insight' ? 'ingestion' : 'insight' }, a, init)
          .then(async () => {
            const other = r.service === 'insight' ? 'ingestion' : 'insight';
            const { tokenFor } = await tokens();
            return whole.send(r.service, r.method, a, {
              ...init,
              headers: { authorization: `Bearer ${await tokenFor(other)}` },
            });
          }),
    ],
  ];
  const tokens = async () => {
    const { BESIDE } = await import('./whole.js');
    return { tokenFor: (service: string) => BESIDE.sign(ADMIN, service) };
  };

  /** Drawn by a seed that is told where something leaks, so that the same tries can be made again. */
  const SEED = Number(process.env['SEED'] ?? 20_261_125);
  const seeded = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** The documents need a caller, though there is nothing of anybody in them. */
  const needsACaller = (route: Route): boolean => !isOpen(route) || /^\/(openapi|asyncapi|docs)/.test(route.url);
  const topicNames = [...Object.keys(topics), 'ingestion.inbound', 'insight.answers', '__proto__'];

  it('gets 0 bytes that are not for them, in 5,000 tries at every route and topic there is', async () => {
    await plant();
    const random = seeded(SEED);
    const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
    const closed = routes().filter(needsACaller);
    expect(closed.length).toBeGreaterThan(30);
    const queries = [
      '',
      '?limit=200',
      '?identifier=planted-7',
      '?q=Planted',
      '?search=zp%40planted.example',
      '?cursor=e30',
      '?include=all&fields=*',
      '?team=*',
      '?format=csv',
      '?admin=true',
    ];
    const ids = ['00000000-0000-4000-8000-000000000000', '1', 'me', 'planted-7', '..%2f..%2fpeople'];
    let tries = 0;
    const leaks: unknown[] = [];
    const tried = new Set<string>();
    for (let round = 0; tries < 5_000; round += 1)
      for (const route of closed) {
        const [who, ask] = callers[round % callers.length]!;
        const heard = `?topics=${any(topicNames)}&from=beginning`;
        const query = route.url.startsWith('/topics') ? heard : any(queries);
        const address = addressOf(route, any(ids)) + query;
        tried.add(`${who} ${nameOf(route)} ${route.url.startsWith('/topics') ? query : ''}`);
        const answer = await ask(route, address, writes(route) ? { body: '{}' } : {});
        tries += 1;
        const shows = /planted|zbigniew|7946/i.test(answer.text.replaceAll('planted-7', ''));
        if (answer.status < 400 || answer.status >= 500 || shows || looksLikeAStack(answer.text))
          leaks.push([SEED, who, nameOf(route), address, answer.status, answer.text.slice(0, 200)]);
      }
    expect(leaks.slice(0, 20)).toEqual([]);
    expect(tried.size).toBeGreaterThanOrEqual(closed.length * callers.length);
    expect(tries).toBeGreaterThanOrEqual(5_000);
  });
});

describe('the audit trail (S26)', () => {
  const examples: Record<string, { body: string; address?: string }> = {
    'POST /api/gateway/people/import': { body: 'name,email,team\nAda Lin,ada@shop.example,Sales\n' },
    'POST /api/gateway/links': { body: '{}' },
    'POST /api/ingestion/sources': { body: '{"name":"audited","channel":"web"}' },
    'PUT /api/action-tracker/settings': { body: '{"shareOfValueAtRisk":0.2,"shareWonBackByActing":0.4}' },
    'POST /api/ingestion/republish': {
      body: '',
      address: '/api/ingestion/republish?topic=ingestion.signals&run=0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e90',
    },
    'POST /api/gateway/republish': {
      body: '',
      address: '/api/gateway/republish?topic=gateway.people&run=0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e91',
    },
  };
  const total = async (route: Route): Promise<number> => {
    const { text } = await whole.ask(
      'GET',
      `/api/gateway/audit?limit=200&kind=change&what=${encodeURIComponent(nameOf(route))}`,
    );
    const { items } = JSON.parse(text) as Page<AuditEntryView>;
    return items.filter(({ what }) => what === nameOf(route)).length;
  };

  it('gets exactly one entry from every route that changed something, and none from one that refused', async () => {
    const mutating = routes().filter((route) => writes(route) && !/^\/(v1|hooks|answer|events)\b/.test(route.url));
    const changed: string[] = [];
    for (const route of mutating) {
      const example = examples[nameOf(route)];
      const before = await total(route);
      const answer = await whole.asks({ ...ADMIN, kind: 'machine' }, route, example?.address ?? addressOf(route), {
        body: example?.body ?? '{}',
      });
      const taken = answer.status < 300;
      if (example && !taken) throw new Error(`${nameOf(route)} answered ${answer.status}: ${answer.text}`);
      if (taken) {
        changed.push(nameOf(route));
        await eventually(async () => (await total(route)) === before + 1, {
          missing: `the one entry of ${nameOf(route)}`,
        });
      } else expect([nameOf(route), await total(route)]).toEqual([nameOf(route), before]);
    }
    expect(changed).toEqual(expect.arrayContaining(Object.keys(examples)));
    // In the transaction that made the change, and never just after it.
    expect(said.filter((line) => line.includes('outside the transaction of its audit entry'))).toEqual([]);
    expect(JSON.parse((await whole.ask('GET', '/api/gateway/audit/verify')).text)).toMatchObject({ intact: true });
  });

  it('is passed by of nothing but what says why', () => {
    const marked = Object.values(whole.services).flatMap(({ app }) =>
      app
        .get(DiscoveryService, { strict: false })
        .getControllers()
        .flatMap(({ metatype }) => {
          const proto = (metatype as { prototype: object }).prototype;
          const handlers = Object.getOwnPropertyNames(proto).map((name) => (proto as Record<string, unknown>)[name]);
          return [...new Set([metatype, ...handlers])].flatMap((target) => {
            const reason: unknown = typeof target === 'function' ? Reflect.getMetadata(UNAUDITED, target) : undefined;
            return reason ? [reason] : [];
          });
        }),
    );
    for (const reason of marked) expect(String(reason).length).toBeGreaterThan(20);
    // Intake; the form of a study, since who answered, and when, is nobody's to know (domain rule 4); the offer of a second
    // factor, of which nothing is kept; and the end of mails, which the customer asks for.
    expect(marked).toHaveLength(4);
  });
});

describe('what somebody sends', () => {
  const reads = (): Route[] => routes().filter((route) => !writes(route) && !isOpen(route));

  it(`is never taken for SQL: ${INJECTIONS.length} ways, in every parameter of every route (S17)`, async () => {
    expect(INJECTIONS.length).toBeGreaterThanOrEqual(500);
    const names = await parametersOf(whole);
    const tried = new Set<string>();
    const broken: unknown[] = [];
    let sent = 0;
    for (const [i, injection] of INJECTIONS.entries())
      for (const route of reads().filter((_, at) => (at + i) % 12 === 0)) {
        // Two at a time, so that an answer of 422 to the one doesn't spare the other for good.
        const own = names.get(route.url) ?? ['cursor', 'limit'];
        const round = Math.floor(i / 12);
        const two = [own[round % own.length]!, own[(round + 1 + Math.floor(round / own.length)) % own.length]!];
        const query = new URLSearchParams(two.map((name) => [name, injection] as [string, string]));
        for (const name of two) tried.add(`${route.url} ${name}`);
        const address = `${addressOf(route, encodeURIComponent(injection.slice(0, 100)).replaceAll('.', '%2E'))}?${query}`;
        const answer = await whole.asks(ADMIN, route, address);
        sent += 1;
        if (answer.status >= 500 || /syntax error|pg_|SQLSTATE/i.test(answer.text))
          broken.push([nameOf(route), injection, answer.status, answer.text.slice(0, 200)]);
      }
    expect(broken.slice(0, 10)).toEqual([]);
    expect(sent).toBeGreaterThan(500);
    const told = reads().flatMap(({ url }) => (names.get(url) ?? []).map((name) => `${url} ${name}`));
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((each) => !tried.has(each))).toEqual([]);
  });

  it('changes no prototype (S31)', async () => {
    expect(POLLUTIONS.length).toBeGreaterThanOrEqual(30);
    for (const [i, body] of POLLUTIONS.entries())
      for (const route of routes()
        .filter(writes)
        .filter(({ url }, at) => !url.includes('republish') && (at + i) % 4 === 0)) {
        const answer = await whole.asks(ADMIN, route, addressOf(route), {
          body,
          headers: { 'content-type': 'application/json' },
        });
        expect([nameOf(route), body, answer.status >= 500]).toEqual([nameOf(route), body, false]);
      }
    expect([({} as { polluted?: unknown }).polluted, Object.keys(Object.prototype)]).toEqual([undefined, []]);
  });

  it(`stands in no log, metric or error that others see: ${CANARIES.length} canaries (S25)`, async () => {
    expect(CANARIES.length).toBeGreaterThanOrEqual(50);
    said.length = 0;
    for (const [i, canary] of CANARIES.entries()) {
      const route = routes()[i % routes().length]!;
      const headers = {
        cookie: `mirrorloop_session=${canary}`,
        'user-agent': canary,
        referer: `http://x/${encodeURIComponent(canary)}`,
      };
      const query = `?identifier=${encodeURIComponent(canary)}&q=${encodeURIComponent(canary)}`;
      const body = JSON.stringify({ name: canary, email: canary, password: canary, text: canary });
      await whole.asks(ADMIN, route, addressOf(route, encodeURIComponent(canary)) + query, {
        headers,
        ...(writes(route) ? { body } : {}),
      });
      await whole.send('gateway', 'GET', `/api/gateway/people${query}`, {
        headers: { ...headers, authorization: `Bearer ${canary}` },
      });
      await whole.send('gateway', 'POST', '/v1/track', {
        headers: { authorization: `Basic ${Buffer.from(`${canary}:`).toString('base64')}` },
        body,
      });
      await whole.send('gateway', 'GET', `/sign-in?link=${encodeURIComponent(canary)}`);
    }
    const metrics = (await whole.send('ingestion', 'GET', '/metrics')).text + (await whole.ask('GET', '/metrics')).text;
    const everything = said.join('') + metrics;
    expect(
      CANARIES.filter((canary) => everything.includes(canary) || everything.includes(encodeURIComponent(canary))),
    ).toEqual([]);
  });

  it('makes no line of its own in a log (S34)', async () => {
    said.length = 0;
    const forged = 'x\r\n{"level":"error","message":"FORGED"}\u001b[31m\u0000';
    for (const route of routes())
      await whole.asks(
        ADMIN,
        route,
        `${addressOf(route, encodeURIComponent(forged))}?cursor=${encodeURIComponent(forged)}`,
        {
          ...(writes(route) ? { body: JSON.stringify({ name: forged, topic: forged }) } : {}),
        },
      );
    const lines = said.join('').split('\n').filter(Boolean);
    expect(
      lines.filter((line) => line.startsWith('{"level":"error","message":"FORGED"') || line.includes('\u001b[31m')),
    ).toEqual([]);
  });
});

describe('what is exported (S16)', () => {
  it('is a file or plain text to a browser, and never a page, whatever somebody is called', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const people = `name,email,team\n"${hostile}",hostile@shop.example,"${hostile}"\n`;
    expect((await whole.ask('POST', '/api/gateway/people/import', { body: people })).status).toBe(200);
    const exports = routes().filter(({ method, url }) => method === 'GET' && /export|processing-record/.test(url));
    expect(exports.length).toBeGreaterThanOrEqual(2);
    for (const route of exports)
      for (const format of ['csv', 'ndjson', 'text', 'json']) {
        const address = `${addressOf(route)}?format=${format}`;
        const { headers, status } = await fetch(whole.services['gateway']!.url + address, {
          headers: { authorization: `Bearer ${TOKEN}` },
        });
        if (status >= 400) continue;
        expect([address, headers.get('content-type')]).toEqual([address, expect.not.stringMatching(/html|xml|svg/)]);
        expect([address, headers.get('x-content-type-options')]).toEqual([address, 'nosniff']);
        expect([address, headers.get('content-security-policy')]).toEqual([
          address,
          expect.stringContaining("default-src 'none'"),
        ]);
        if (/csv|ndjson/.test(headers.get('content-type')!))
          expect([address, headers.get('content-disposition')]).toEqual([
            address,
            expect.stringContaining('attachment'),
          ]);
      }
  });
});

describe('an error of ours (S29)', () => {
  it('says nothing of how we are built, and lets nobody in', async () => {
    const { Client } = (await import('pg')).default;
    const sql = new Client(whole.databaseUrl);
    await sql.connect();
    const faults: [table: string, service: string, address: string][] = [
      ['gateway.session', 'gateway', '/api/gateway/session'],
      ['gateway.person', 'gateway', '/api/gateway/people'],
      ['gateway.outbox_batch', 'gateway', '/api/gateway/audit'],
      ['gateway.audit_entry', 'gateway', '/api/gateway/audit/verify'],
      ['ingestion.outbox_batch', 'ingestion', '/api/ingestion/signals'],
      ['ingestion.outbox_batch', 'ingestion', '/api/ingestion/customers'],
      ['ingestion.source', 'ingestion', '/api/ingestion/sources'],
      ['insight.outbox_batch', 'insight', '/api/insight/signals'],
      ['insight.signal', 'insight', '/api/insight/signals'],
      ['action_tracker.actions', 'action-tracker', '/api/action-tracker/actions'],
    ];
    for (const [table, service, address] of faults) {
      const [, name] = table.split('.');
      await sql.query(`ALTER TABLE ${table} RENAME TO ${name}_away`);
      const headers: Record<string, string> =
        table === 'gateway.session' ? { authorization: '', cookie: `mirrorloop_session=${TOKEN}` } : {};
      const answer =
        service === 'gateway'
          ? await whole.ask('GET', address, { headers })
          : await whole.asks(
              { ...ADMIN, id: `${ADMIN.id}${table}${address}` },
              { service, method: 'GET', url: address },
              `${address}?limit=7`,
            );
      await sql.query(`ALTER TABLE ${table}_away RENAME TO ${name}`);
      expect([
        table,
        answer.status >= 400,
        looksLikeAStack(answer.text),
        /relation|column|SELECT/.test(answer.text),
      ]).toEqual([table, true, false, false]);
    }
    await sql.end();
  });
});
