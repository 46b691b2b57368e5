import type { Caller, Role, Scope } from '@mirrorloop/access';
import type {
  AnalysedSignal,
  AuditEntryView,
  CustomerView,
  FailedSignalView,
  InsightDetail,
  InsightView,
  NewTokenView,
  Overview,
  Page,
  ParkedMessage,
  SignalView,
  SourceView,
  TraceView,
} from '@mirrorloop/contracts';
import { eventually } from '@mirrorloop/testing';
import pg from 'pg';
import { ADMIN, addressOf, type Route, Whole } from './whole.js';

const CUSTOMERS_OF_EACH = 6;
const HARBOUR: Scope = { of: 'stores', ids: ['Harbour'] };
const MILL: Scope = { of: 'stores', ids: ['Mill Lane'] };
const TEAM: Scope = { of: 'teams', ids: ['0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10'] };
const EVERYWHERE: Scope = { of: 'organisation' };
/** In every word and identifier of whoever belongs to Harbour, or to no store; nowhere else. */
const CANARY = /zq7/i;

let whole: Whole;
let insight: InsightView;
const of = (role: Role, scope: Scope): Caller => ({ ...ADMIN, name: `${role}`, grants: [{ role, scope }] });
const outsiders: [string, Caller][] = [
  ['a viewer of Mill Lane', of('viewer', MILL)],
  ['an employee of Mill Lane', of('employee', MILL)],
  ['a manager of Mill Lane', of('manager', MILL)],
  ['an employee of a team', of('employee', TEAM)],
  ['a manager of a team', of('manager', TEAM)],
  ['a viewer of everything', of('viewer', EVERYWHERE)],
  ['a viewer of Harbour', of('viewer', HARBOUR)],
];

const get = (caller: Caller, service: string, address: string) =>
  whole.asks(caller, { service, method: 'GET', url: address }, address);
const read = async <T>(caller: Caller, address: string): Promise<T> => {
  const { status, text } = await get(caller, address.split('/')[2]!, address);
  if (status !== 200) throw new Error(`${address} answered ${status}: ${text}`);
  return JSON.parse(text) as T;
};
const post = (caller: Caller, address: string, body: object) =>
  whole.asks(caller, { service: address.split('/')[2]!, method: 'POST', url: address }, address, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
async function everyPage<T>(caller: Caller, address: string, limit = 4): Promise<{ items: T[]; totals: number[] }> {
  const [items, totals]: [T[], number[]] = [[], []];
  for (let next: string | null = ''; next !== null;) {
    const join = address.includes('?') ? '&' : '?';
    const at: string = `${address}${join}limit=${limit}${next && `&cursor=${encodeURIComponent(next)}`}`;
    const page: Page<T> = await read<Page<T>>(caller, at);
    items.push(...page.items);
    totals.push(page.total);
    next = page.next;
  }
  return { items, totals };
}

const said = (userId: string, id: string, properties: object, minutes: number) => ({
  type: 'track',
  event: 'Review',
  userId,
  messageId: `${userId}-${id}`,
  properties,
  timestamp: new Date(Date.now() - minutes * 60_000).toISOString(),
});

/** What a customer of Mill Lane said at Harbour is Harbour's. */
const saidElsewhere = (): object[] =>
  Array.from({ length: CUSTOMERS_OF_EACH }, (_, n) =>
    said(`mill-customer-${n}`, 'elsewhere', { text: 'zq7elsewhere is closed', store: 'Harbour' }, n * 10 + 4),
  );

/** Of each customer who they are, one signal at their store, one that names none, and a rating without words. */
function eventsOf(store: string | undefined, mark: string): object[] {
  return Array.from({ length: CUSTOMERS_OF_EACH }, (_, n) => {
    const userId = `${mark}-customer-${n}`;
    return [
      {
        type: 'identify',
        userId,
        messageId: `${userId}-who`,
        traits: { email: `${mark}.${n}@shop.example`, ...(store && { store }) },
        timestamp: new Date(Date.now() - 86_400_000).toISOString(),
      },
      said(userId, 'at', { text: `${mark} says the till is slow`, ...(store && { store }) }, n * 10 + 1),
      said(userId, 'nowhere', { text: `${mark} says the parcel is late`, touchpoint: 'delivery' }, n * 10 + 2),
      said(userId, 'rating', { rating: 2, rating_low: 1, rating_high: 5 }, n * 10 + 3),
    ];
  }).flat();
}

async function plant(): Promise<void> {
  const body = JSON.stringify({ name: 'shop', channel: 'web' });
  const { writeKey } = JSON.parse((await whole.ask('POST', '/api/ingestion/sources', { body })).text) as SourceView;
  const batch = [
    ...eventsOf('Harbour', 'zq7harbour'),
    ...eventsOf('Mill Lane', 'mill'),
    ...eventsOf(undefined, 'zq7nowhere'),
    ...saidElsewhere(),
    {
      type: 'track',
      event: 'Review',
      userId: 'zq7-bad',
      messageId: 'zq7-bad',
      timestamp: 'zq7 o’clock',
      properties: {},
    },
  ];
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const sent = await whole.send('gateway', 'POST', '/v1/batch', {
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ batch }),
  });
  expect(sent.status).toBe(200);
  const all = await everyPage<SignalView>(ADMIN, '/api/ingestion/signals', 200);
  await eventually(
    async () => {
      const heard = await everyPage<AnalysedSignal>(ADMIN, '/api/insight/signals', 200);
      return heard.items.length === all.items.length && heard.items.every(({ customerId }) => customerId !== null);
    },
    { missing: 'every signal and its customer in insight' },
  );
  const answer = await whole.asks(ADMIN, { service: 'insight', method: 'POST', url: '' }, '/api/insight/insights', {
    body: JSON.stringify({ title: 'Slow', statement: 'It is slow.', evidence: all.items.map(({ id }) => id) }),
  });
  expect(answer.status).toBe(201);
  insight = JSON.parse(answer.text) as InsightView;
}

beforeAll(async () => {
  whole = await new Whole().start();
  await plant();
}, 120_000);
afterAll(() => whole.close());

const LISTS = () => [
  '/api/ingestion/signals',
  '/api/ingestion/signals?source=shop&channel=web',
  '/api/ingestion/customers',
  '/api/insight/signals',
  '/api/insight/signals?source=shop&from=2020-01-01',
  `/api/insight/insights/${insight.id}/evidence`,
];

describe('what lies in other stores (S02)', () => {
  it.each([
    ['employee', MILL],
    ['manager', MILL],
    ['viewer', MILL],
    ['employee', TEAM],
    ['employee', HARBOUR],
  ] as const)('is in no list for %s of %j; what lies in theirs is there once, and counted', async (role, scope) => {
    const caller = of(role, scope);
    const customers = scope === TEAM ? 0 : CUSTOMERS_OF_EACH;
    for (const list of LISTS()) {
      const { items, totals } = await everyPage<{ id?: string; signalId?: string }>(caller, list);
      const expected = list.includes('customers') ? customers : customers * (scope === HARBOUR ? 5 : 4);
      expect([list, items.length, new Set(totals)]).toEqual([list, expected, new Set([expected])]);
      expect(new Set(items.map(({ id, signalId }) => id ?? signalId)).size).toBe(expected);
    }
  });

  it('is neither shown nor counted of a customer of theirs who was there as well', async () => {
    const admins = await everyPage<CustomerView>(ADMIN, '/api/ingestion/customers');
    const mine = admins.items.filter(({ store }) => store === 'Mill Lane');
    for (const { id, signals } of mine) {
      expect(signals).toBe(5);
      const seen = await read<CustomerView>(of('employee', MILL), `/api/ingestion/customers/${id}`);
      const timeline = await everyPage<SignalView>(of('employee', MILL), `/api/ingestion/customers/${id}/timeline`);
      expect([seen.signals, timeline.totals[0], timeline.items.length]).toEqual([4, 4, 4]);
    }
  });

  it('is as if it weren’t there, and no insight can be made to rest on it', async () => {
    const signals = await everyPage<SignalView>(ADMIN, '/api/ingestion/signals', 200);
    const customers = await everyPage<CustomerView>(ADMIN, '/api/ingestion/customers', 200);
    const there = await everyPage<SignalView>(of('manager', MILL), '/api/ingestion/signals', 200);
    const mine = new Set(there.items.map(({ id }) => id));
    const others = signals.items.filter(({ id }) => !mine.has(id));
    expect(others.length).toBe(CUSTOMERS_OF_EACH * 9);
    const nothing = addressOf({ url: ':id' } as Route);
    const about = async (address: string) => {
      const { status, text } = await get(of('manager', MILL), address.split('/')[2]!, address);
      return [status, text.replace(/"(traceId|instance)":"[^"]*",?/g, '')];
    };
    for (const { id } of others.slice(0, 12)) {
      expect(await about(`/api/ingestion/signals/${id}`)).toEqual(await about(`/api/ingestion/signals/${nothing}`));
      expect(await about(`/api/insight/signals/${id}/analysis`)).toEqual(
        await about(`/api/insight/signals/${nothing}/analysis`),
      );
    }
    for (const { id } of customers.items.filter(({ store }) => store !== 'Mill Lane'))
      for (const way of ['', '/timeline'])
        expect(await about(`/api/ingestion/customers/${id}${way}`)).toEqual(
          await about(`/api/ingestion/customers/${nothing}${way}`),
        );
    const raise = (evidence: string[]) =>
      whole.asks(of('manager', MILL), { service: 'insight', method: 'POST', url: '' }, '/api/insight/insights', {
        body: JSON.stringify({ title: 'Mine', statement: 'Mine.', evidence }),
      });
    expect((await raise([others[0]!.id])).status).toBe(422);
    const byFilter = await whole.asks(
      of('manager', MILL),
      { service: 'insight', method: 'POST', url: '' },
      '/api/insight/insights',
      { body: JSON.stringify({ title: 'Mine', statement: 'Mine.', filter: { from: '2020-01-01' } }) },
    );
    expect((JSON.parse(byFilter.text) as InsightView).evidence).toBe(mine.size);
  });
});

describe('words and identifiers (rule 11)', () => {
  it('are masked for a viewer: what there is shows, and that something is masked', async () => {
    const viewer = of('viewer', EVERYWHERE);
    const all = await everyPage<SignalView>(ADMIN, '/api/ingestion/signals', 200);
    const signals = await everyPage<SignalView>(viewer, '/api/ingestion/signals', 200);
    expect(signals.totals).toEqual(all.totals);
    expect(signals.items).toEqual(all.items.map((s) => ({ ...s, text: null, masked: s.text !== null })));
    const read = await everyPage<AnalysedSignal>(viewer, '/api/insight/signals', 200);
    expect(read.items.filter(({ masked }) => masked)).toHaveLength(CUSTOMERS_OF_EACH * 7);
    expect(read.items.every(({ text, spans }) => text === null && spans.length === 0)).toBe(true);
    const [customer] = (await everyPage<CustomerView>(viewer, '/api/ingestion/customers')).items;
    expect(customer).toMatchObject({
      masked: true,
      identifiers: expect.arrayContaining([{ type: 'email', value: null }]),
    });
  });

  it('are the whole for who works there, in the insight too', async () => {
    const { items } = await everyPage<SignalView>(of('employee', HARBOUR), '/api/ingestion/signals');
    expect(items.filter(({ text }) => text && CANARY.test(text))).toHaveLength(CUSTOMERS_OF_EACH * 3);
    expect(items.some(({ masked }) => masked)).toBe(false);
    const address = `/api/insight/insights/${insight.id}`;
    const mine = await read<InsightDetail>(of('employee', HARBOUR), address);
    expect(mine.words.map(({ text }) => CANARY.test(text ?? ''))).toContain(true);
    const theirs = await read<InsightDetail>(of('employee', MILL), address);
    expect(theirs.words.map(({ text }) => /mill/.test(text ?? ''))).toEqual([true]);
    const team = await read<InsightDetail>(of('manager', TEAM), address);
    expect([team.words, team.size, team.channels]).toEqual([[], mine.size, mine.channels]);
  });

  it('find nobody and nothing for whom they are masked', async () => {
    const found = (caller: Caller, address: string) => everyPage(caller, address).then(({ totals }) => totals[0]);
    const search = '/api/insight/signals?q=zq7harbour';
    const email = '/api/ingestion/customers?identifier=zq7harbour.1%40shop.example';
    for (const address of [search, email]) {
      expect(await found(of('employee', HARBOUR), address)).toBeGreaterThan(0);
      expect(await found(of('viewer', HARBOUR), address)).toBe(0);
      expect(await found(of('viewer', EVERYWHERE), address)).toBe(0);
      expect(await found(of('manager', MILL), address)).toBe(0);
    }
  });

  it('are masked in what failed for a token that may see failures alone', async () => {
    const manager = { ...of('manager', EVERYWHERE), kind: 'machine' as const };
    const address = '/api/ingestion/failed-signals';
    const whole_ = await read<Page<FailedSignalView>>(manager, address);
    expect(whole_.items[0]).toMatchObject({ masked: false, raw: expect.stringMatching(CANARY) });
    const [masked] = (await read<Page<FailedSignalView>>({ ...manager, only: ['see failed signals'] }, address)).items;
    expect(masked).toMatchObject({ masked: true, raw: '', code: whole_.items[0]!.code });
    expect(JSON.stringify(masked)).not.toMatch(CANARY);
  });

  it('are masked in what failed for people, until one says what for: then it is shown, and who asked and why is kept', async () => {
    const manager = of('manager', EVERYWHERE);
    const address = '/api/ingestion/failed-signals';
    const [failed] = (await read<Page<FailedSignalView>>(manager, address)).items;
    expect(failed).toMatchObject({ masked: true, revealable: true, raw: '' });
    expect(JSON.stringify(failed)).not.toMatch(CANARY);
    const reveal = (caller: Caller, body: object) => post(caller, `${address}/${failed!.id}/reveal`, body);
    for (const body of [{}, { reason: ' ' }]) {
      const refused = await reveal(manager, body);
      expect([refused.status, CANARY.test(refused.text)]).toEqual([422, false]);
    }
    for (const other of [of('viewer', EVERYWHERE), of('manager', HARBOUR), of('manager', TEAM)]) {
      const refused = await reveal(other, { reason: 'I am curious' });
      expect([[403, 404].includes(refused.status), CANARY.test(refused.text)]).toEqual([true, false]);
    }
    const shown = await reveal(manager, { reason: 'The shop asked for zq-order 7' });
    expect([shown.status, JSON.parse(shown.text)]).toEqual([
      200,
      { raw: expect.stringMatching(CANARY) as string, message: expect.any(String) as string },
    ]);
    const sql = new pg.Client(whole.databaseUrl);
    await sql.connect();
    const { rows } = await sql.query<{ data: string }>(
      `SELECT event->>'data' AS data FROM (SELECT to_jsonb(e) AS event FROM log.entry e WHERE topic = 'ingestion.audit') x
       WHERE event->>'data' LIKE '%zq-order 7%'`,
    );
    await sql.end();
    expect(rows.map(({ data }) => JSON.parse(data) as object)).toEqual([
      expect.objectContaining({ kind: 'look', why: 'The shop asked for zq-order 7', seen: [failed!.id] }),
    ]);
  });

  it('are masked in parked messages for a token that may see messages alone', async () => {
    const sql = new pg.Client(whole.databaseUrl);
    await sql.connect();
    await sql.query(`INSERT INTO insight.parked (consumer, message_id, message, reason, error, stack, attempts, parked_at)
      VALUES ('insight.analyse-signals', 'zq7', '{"topic":"ingestion.signals","partition":0,"position":"1","envelope":{"id":"i","type":"t","data":"zq7 said"}}',
        'rejected', 'zq7 is no rating', '', 1, now())`);
    await sql.end();
    const admin = of('admin', EVERYWHERE);
    const address = '/api/insight/parked';
    const [whole_] = (await read<Page<ParkedMessage>>(admin, address)).items;
    expect(whole_).toMatchObject({ masked: false, payload: 'zq7 said', error: 'zq7 is no rating' });
    const asToken = await get({ ...admin, kind: 'machine', only: ['see messages'] }, 'insight', address);
    const [masked] = (JSON.parse(asToken.text) as Page<ParkedMessage>).items;
    expect(masked).toMatchObject({ masked: true, payload: '', error: '', reason: 'rejected', group: whole_!.group });
  });
});

describe('customers’ words and names (S02)', () => {
  it('reach nobody else: 0 bytes in 5,000 calls of every route that reads', async () => {
    const admin = async <T>(address: string) => (await everyPage<T>(ADMIN, address, 200)).items;
    const signals = (await admin<SignalView>('/api/ingestion/signals')).filter(({ text }) => CANARY.test(text ?? ''));
    const customers = await admin<CustomerView>('/api/ingestion/customers');
    const failed = await admin<FailedSignalView>('/api/ingestion/failed-signals');
    const ids = [
      ...signals.slice(0, 8).flatMap(({ id, subjectId }) => [id, subjectId]),
      ...customers.filter(({ store }) => store !== 'Mill Lane').map(({ id }) => id),
      ...failed.map(({ id }) => id),
      insight.id,
      'zq7harbour-customer-1',
    ];
    const cursor = (await read<Page<SignalView>>(ADMIN, '/api/ingestion/signals?limit=1')).next!;
    const place = (await read<Page<AnalysedSignal>>(ADMIN, '/api/insight/signals?limit=1')).next!;
    const queries = [
      '',
      '?limit=200',
      `?limit=200&cursor=${encodeURIComponent(cursor)}`,
      `?limit=200&cursor=${encodeURIComponent(place)}`,
      '?identifier=zq7harbour.1%40shop.example',
      '?identifier=zq7harbour-customer-2',
      '?q=zq7',
      '?q=parcel&limit=200',
      '?source=shop&channel=web&limit=200',
      '?touchpoint=delivery&sentiment=negative',
      '?from=2020-01-01&to=2100-01-01&limit=200',
      '?store=Harbour&scope=organisation',
      '?format=csv&masked=false&unmask=true',
    ];
    const routes = whole.routes.filter(
      ({ service, method, url }) =>
        method === 'GET' && service !== 'gateway' && /^\/(api|imports)\//.test(url) && !url.includes('*'),
    );
    expect(routes.length).toBeGreaterThan(20);
    const leaks: unknown[] = [];
    let [tries, answered] = [0, 0];
    for (let round = 0; tries < 5_000; round += 1)
      for (const [at, route] of routes.entries()) {
        const [who, caller] = outsiders[(round + at) % outsiders.length]!;
        const asked = ids[(round * 7 + at) % ids.length]!;
        const address = addressOf(route, asked) + queries[round % queries.length];
        const { status, text } = await whole.asks(caller, route, address);
        tries += 1;
        if (status === 200) answered += 1;
        if (CANARY.test(text.replaceAll(asked, '')) || status >= 500)
          leaks.push([who, address, status, text.slice(0, 200)]);
      }
    expect(leaks.slice(0, 10)).toEqual([]);
    expect(tries).toBeGreaterThanOrEqual(5_000);
    expect(answered).toBeGreaterThan(1_000);
  }, 300_000);
});

describe('through the gateway, by a token of one store', () => {
  const tokenOf = async (role: Role, scope: Scope): Promise<string> => {
    const body = JSON.stringify({ name: `${role} of a store`, role, scope });
    return (JSON.parse((await whole.ask('POST', '/api/gateway/tokens', { body })).text) as NewTokenView).token;
  };

  it('a trace and every list hold no words and no names of another', async () => {
    const { items } = await everyPage<SignalView>(ADMIN, '/api/ingestion/signals', 200);
    const traces = items.slice(0, 20).map(({ id }) => `/api/trace/signal/${id}`);
    const addresses = [...LISTS(), ...traces, `/api/trace/insight/${insight.id}`, '/api/ingestion/failed-signals'];
    for (const role of ['viewer', 'employee', 'manager'] as const) {
      const authorization = `Bearer ${await tokenOf(role, MILL)}`;
      const topic = '/topics/events?topics=ingestion.signals';
      expect((await whole.ask('GET', topic, { headers: { authorization } })).status).toBe(403);
      for (const address of addresses) {
        const { status, text } = await whole.ask('GET', address, { headers: { authorization } });
        expect([address, status, CANARY.test(text)]).toEqual([address, status < 500 ? status : 200, false]);
      }
    }
  });

  it('a signal is traced from where it lies, its own store or its customer’s, and from nowhere else', async () => {
    const all = (await everyPage<SignalView>(ADMIN, '/api/ingestion/signals', 200)).items.map(({ id }) => id);
    const traced = async (id: string, authorization: string) =>
      (await whole.ask('GET', `/api/trace/signal/${id}`, { headers: { authorization } })).status;
    for (const [role, scope] of [
      ['employee', MILL],
      ['viewer', HARBOUR],
      ['manager', TEAM],
    ] as const) {
      const { items } = await everyPage<SignalView>(of(role, scope), '/api/ingestion/signals', 200);
      const mine = new Set(items.map(({ id }) => id));
      const authorization = `Bearer ${await tokenOf(role, scope)}`;
      await eventually(
        async () => {
          for (const id of mine) if ((await traced(id, authorization)) !== 200) return false;
          return true;
        },
        { missing: `the trace of each signal of ${role} of ${JSON.stringify(scope)}` },
      );
      for (const id of all.filter((each) => !mine.has(each)))
        expect([role, id, await traced(id, authorization)]).toEqual([role, id, 404]);
      const address = `/api/trace/insight/${insight.id}`;
      const { text } = await whole.ask('GET', address, { headers: { authorization } });
      const { signals } = JSON.parse(text) as TraceView;
      expect([signals.total, new Set(signals.ids)]).toEqual([all.length, mine]);
    }
  });

  it('the overview counts what lies there, as the list beside it does', async () => {
    for (const [role, scope] of [
      ['employee', MILL],
      ['viewer', HARBOUR],
      ['manager', TEAM],
      ['viewer', EVERYWHERE],
    ] as const) {
      const { totals } = await everyPage<AnalysedSignal>(of(role, scope), '/api/insight/signals', 200);
      const { signals, touchpoints, negative } = await read<Overview>(of(role, scope), '/api/insight/overview');
      expect([role, signals, touchpoints.reduce((sum, each) => sum + each.signals, 0)]).toEqual([
        role,
        totals[0],
        totals[0],
      ]);
      expect(negative === null).toBe(scope === TEAM);
    }
  });

  it('a look at the words that an insight shows is noted in the audit trail, as one at a signal is', async () => {
    const authorization = `Bearer ${await tokenOf('employee', HARBOUR)}`;
    const address = `/api/insight/insights/${insight.id}`;
    expect((await whole.ask('GET', address, { headers: { authorization } })).text).toMatch(CANARY);
    const what = encodeURIComponent('GET /api/insight/insights/:id');
    await eventually(
      async () => {
        const { text } = await whole.ask('GET', `/api/gateway/audit?limit=200&kind=look&what=${what}`);
        const { items } = JSON.parse(text) as Page<AuditEntryView>;
        return items.some(({ who }) => who.kind === 'machine');
      },
      { missing: 'the look at an insight’s words' },
    );
  });
});
