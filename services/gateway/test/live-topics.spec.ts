import { once } from 'node:events';
import net from 'node:net';
import { Log } from '@mirrorloop/messaging';
import { type RunningService, startService } from '@mirrorloop/messaging-nest';
import { eventually, postgresLogAt } from '@mirrorloop/testing';
import { EventSource } from 'eventsource';
import WebSocket from 'ws';
import { GatewayModule } from '../src/index.js';
import { Feeds } from '../src/features/live-topics/feeds.js';
import { LiveTopics } from '../src/features/live-topics/live-topics.js';
import { bearer, eventsIn, expectEachOnce, type Heard, RawStream, Teller } from './listening.js';
import { RunningGateway } from './running-gateway.js';

const gateway = new RunningGateway();
let teller: Teller;
beforeAll(() => gateway.start());
beforeEach(() => void (teller = new Teller(gateway)));
afterAll(() => gateway.close());

const at = (query: string, base = gateway.url): string => `${base}/topics/events?${query}`;
const INSIGHTS = 'topics=insight.insights';
const open: { cut(): void }[] = [];
afterEach(() => open.splice(0).forEach((stream) => stream.cut()));
async function listen(query: string, headers = {}, base?: string): Promise<RawStream> {
  const stream = await RawStream.open(at(query, base), { ...bearer, ...headers });
  open.push(stream);
  return stream;
}
async function listenLive(query: string): Promise<RawStream> {
  const stream = await listen(query);
  await stream.untilLive();
  return stream;
}
const replica = (port = 0): Promise<RunningService> => {
  const config = { ...gateway.config, port };
  return startService('gateway', GatewayModule.register(config), config);
};

describe('A live topic', () => {
  it('sends whoever comes while it stops to come again, with the place they had: a refusal is the last an EventSource asks', async () => {
    const first = await listenLive(INSIGHTS);
    await teller.tell(teller.insight('a'));
    await first.until(() => first.events.length === 1, 'the event');
    const one = await replica();
    await one.app.get(LiveTopics).onModuleDestroy();
    const stream = await listen(INSIGHTS, { 'last-event-id': first.lastId }, one.url);
    await stream.until(() => stream.ended, 'its end');
    expect([stream.status, stream.of('end').map(({ id, data }) => [id, data['reason']])]).toEqual([
      200,
      [[first.lastId, 'stopping']],
    ]);
    await one.close();
  });

  it('reaches an unmodified EventSource: each event as a CloudEvent, once, those of a key in order', async () => {
    const source = new EventSource(at('topics=insight.insights,gateway.people'), {
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...bearer } }),
    });
    open.push({ cut: () => source.close() });
    const heard: Heard[] = [];
    source.onmessage = ({ data, lastEventId }) =>
      void heard.push({ id: lastEventId, about: 'message', data: JSON.parse(data as string) });
    await new Promise<void>((resolve) => source.addEventListener('state', () => resolve()));
    await teller.tell(teller.insight('a'), teller.person('p'), teller.insight('b'), teller.insight('a'));
    await eventually(() => heard.length === 4, { missing: 'four events' });
    expectEachOnce(heard, teller.ids);
    expect(heard.find(({ data }) => data.subject === 'p')!.data).toMatchObject({
      specversion: '1.0',
      type: 'gateway.person-changed.v1',
      source: '/test',
      topic: 'gateway.people',
      data: JSON.parse(teller.told[1]!.data),
    });
  });

  it('goes on for an EventSource after the gateway was started again, without loss or repeat', async () => {
    let running = await replica();
    const port = Number(new URL(running.url).port);
    const source = new EventSource(at(INSIGHTS, running.url), {
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...bearer } }),
    });
    open.push({ cut: () => source.close() });
    const heard: Heard[] = [];
    source.onmessage = ({ data, lastEventId }) =>
      void heard.push({ id: lastEventId, about: 'message', data: JSON.parse(data as string) });
    await new Promise<void>((resolve) => source.addEventListener('state', () => resolve()));
    for (let round = 0; round < 3; round += 1) {
      await teller.insights(40);
      await running.close();
      await teller.insights(40);
      running = await replica(port);
      await eventually(() => heard.length === (round + 1) * 80, { missing: `round ${round} of ${heard.length}` });
    }
    expectEachOnce(heard, teller.ids);
    await running.close();
  });

  it('goes on by the last id at any replica, wherever the line was cut, without loss or repeat', async () => {
    const other = await replica();
    const heard: Heard[] = [];
    let lastId = (await listenLive(INSIGHTS)).lastId;
    let told = Promise.resolve();
    for (let n = 0; n < 40; n += 1) told = told.then(() => teller.insights(50));
    for (let turn = 0; heard.length < 2_000; turn += 1) {
      const stream = await listen(INSIGHTS, { 'last-event-id': lastId }, turn % 2 ? other.url : gateway.url);
      const enough = 20 + ((turn * 37) % 200);
      await stream.until(() => stream.events.length >= Math.min(enough, 2_000 - heard.length), `turn ${turn}`);
      stream.cut();
      heard.push(...stream.events);
      lastId = stream.lastId;
    }
    await told;
    expectEachOnce(heard, teller.ids);
    await other.close();
  });

  it('says which stretch retention has forgotten, and goes on with what is left', async () => {
    const stream = await listenLive('topics=gateway.people');
    const before = stream.lastId;
    await teller.tell(...Array.from({ length: 6 }, () => teller.person('p')));
    await stream.until(() => stream.events.length === 6, 'six people');
    const [place] = await gateway.service.app.get(Log).extents(['gateway.people']);
    await postgresLogAt(gateway.database.url).forgetBefore({
      topic: 'gateway.people',
      partition: 0,
      position: String(Number(place!.next) - 2),
    });
    const other = await replica();
    const late = await listen('topics=gateway.people', { 'last-event-id': before }, other.url);
    await late.untilLive();
    expect(late.of('gap').map(({ data }) => data)).toEqual([
      expect.objectContaining({ topic: 'gateway.people', partition: 0, reason: 'forgotten' }),
    ]);
    expect(late.events.map(({ data }) => data.id)).toEqual(teller.ids.slice(4));
    await other.close();
  });

  it('lets through what the filter asks for, live and caught up, and refuses a filter that is none', async () => {
    const start = (await listenLive(INSIGHTS)).lastId;
    const query = `${INSIGHTS}&filter=${encodeURIComponent('key:a|b')}&filter=${encodeURIComponent('data.kind:surge')}`;
    const live = await listenLive(query);
    await teller.tell(
      teller.insight('a', { kind: 'surge' }),
      teller.insight('b', { kind: 'decline' }),
      teller.insight('c'),
    );
    await teller.tell(teller.insight('b', { kind: 'surge' }));
    const wanted = [teller.ids[0], teller.ids[3]];
    await live.until(() => live.events.length === 2, 'two of four');
    const late = await listen(query, { 'last-event-id': start });
    await late.untilLive();
    for (const stream of [live, late]) expect(stream.events.map(({ data }) => data.id)).toEqual(wanted);
    const refused = await gateway.byToken('/topics/events?topics=insight.insights&filter=nonsense');
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'filter' }] });
  });

  it('is read once, however many listen, and each hears everything', async () => {
    const readOn = jest.spyOn(gateway.service.app.get(Log), 'readOn');
    const streams = await Promise.all(Array.from({ length: 100 }, () => listenLive(INSIGHTS)));
    readOn.mockClear();
    await teller.insights(200);
    await Promise.all(streams.map((stream) => stream.until(() => stream.events.length === 200, 'all 200')));
    for (const stream of streams) expectEachOnce(stream.events, teller.ids);
    // Each stretch once, and one wait that is open: not a hundred times as many.
    expect(readOn.mock.calls.length).toBeLessThan(20);
  });

  it('is the same stream for whoever takes gzip, what they missed and what comes', async () => {
    const plain = await listenLive(INSIGHTS);
    const begun = plain.lastId;
    await teller.insights(300);
    const packed = await fetch(at(INSIGHTS), {
      headers: { ...bearer, 'accept-encoding': 'br;q=1, gzip;q=0.5', 'last-event-id': begun },
    });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toBe('accept-encoding');
    const heard: string[] = [];
    for await (const { data, event } of eventsIn(packed.body!)) {
      if (data === '{"state":"live"}') await teller.insights(300);
      if (event === 'message') heard.push((JSON.parse(data) as { id: string }).id);
      if (heard.length === 600) break;
    }
    await plain.until(() => plain.events.length === 600, 'all 600');
    expect(heard.toSorted()).toEqual(teller.ids.toSorted());
    expect(plain.events.map(({ data }) => data.id)).toEqual(heard);
    const refused = await fetch(at(INSIGHTS), { headers: { ...bearer, 'accept-encoding': 'gzip;q=0' } });
    expect(refused.headers.get('content-encoding')).toBeNull();
    await refused.body!.cancel();
  });

  it('tells that the log is away, and when it is back', async () => {
    const log = gateway.service.app.get(Log);
    const stream = await listenLive(INSIGHTS);
    jest.spyOn(log, 'readOn').mockRejectedValueOnce(new Error('gone')).mockRejectedValueOnce(new Error('gone'));
    await teller.insights(1);
    await stream.until(
      () => stream.of('state').at(-1)!.data['state'] === 'live' && stream.of('state').length >= 3,
      'back',
    );
    expect(stream.of('state').map(({ data }) => data['state'])).toEqual(['live', 'waiting', 'live']);
    await stream.until(() => stream.events.length === 1, 'what was told meanwhile');
  });
});

describe('A listener', () => {
  it('that reads too slowly is cut off and told why, while the others hear everything', async () => {
    const slow = await listenLive(INSIGHTS);
    slow.pause();
    const quick = await listenLive(INSIGHTS);
    const { count } = gateway.service.app.get(LiveTopics);
    const words = 'x'.repeat(50_000);
    let told = 0;
    for (; gateway.service.app.get(LiveTopics).count === count && told < 2_000; told += 20)
      await teller.tell(...Array.from({ length: 20 }, () => teller.insight('a', { title: words })));
    await eventually(() => gateway.service.app.get(LiveTopics).count < count, { missing: 'the end of the slow one' });
    await quick.until(() => quick.events.length === told, `all ${told}`);
    expectEachOnce(quick.events, teller.ids);
    // What its own machine had taken already is still to be read; nothing is wanting before the end.
    slow.resume();
    await slow.until(() => slow.ended, 'the end');
    expect(slow.events.map(({ data }) => data.id)).toEqual(teller.ids.slice(0, slow.events.length));
    expect(slow.events.length).toBeLessThan(told);
  });

  it('whose session ends hears no more within five seconds, and is told why (S22)', async () => {
    const cookie = await gateway.signIn();
    const stream = await RawStream.open(at(INSIGHTS), { cookie });
    open.push(stream);
    await stream.untilLive();
    await teller.insights(1);
    await stream.until(() => stream.events.length === 1, 'what it may hear');
    const since = Date.now();
    await gateway.fetch('/api/gateway/session', {
      method: 'DELETE',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    await stream.until(() => stream.ended, 'the end', 10_000);
    expect(Date.now() - since).toBeLessThan(5_000);
    expect(stream.of('end').map(({ data }) => data['reason'])).toEqual(['not-allowed']);
  });

  it('without leave gets not one byte of an event, in two hundred ways (S22)', async () => {
    await teller.insights(5);
    const cookie = await gateway.signIn();
    const ended = await gateway.signIn();
    await gateway.fetch('/api/gateway/session', {
      method: 'DELETE',
      headers: { cookie: ended, 'sec-fetch-site': 'same-origin' },
    });
    const ways: [string, Record<string, string>][] = [
      [`${INSIGHTS}&from=beginning`, {}],
      [`${INSIGHTS}&from=beginning`, { authorization: 'Bearer nobody' }],
      [`${INSIGHTS}&from=beginning`, { authorization: 'Basic d3JpdGU6' }],
      [`${INSIGHTS}&from=beginning`, { cookie: ended }],
      [`${INSIGHTS}&from=beginning&token=${bearer.authorization.slice(7)}`, {}],
      [`${INSIGHTS}&from=beginning&access_token=x`, { cookie }],
      ['topics=insight.secrets&from=beginning', { cookie }],
      ['topics=__proto__&from=beginning', { cookie }],
      ['topics=insight.insights,constructor&from=beginning', bearer],
      [`topics=insight.insights%00&from=beginning`, bearer],
    ];
    const statuses = new Set<number>();
    for (const [query, headers] of Array.from({ length: 20 }, () => ways).flat()) {
      const stream = await RawStream.open(at(query), headers);
      await stream.until(() => stream.ended, 'an answer that ends');
      expect(stream.heard).toEqual([]);
      expect(stream.bytes).not.toContain('specversion');
      statuses.add(stream.status);
    }
    expect([...statuses].sort()).toEqual([401, 403, 422]);
  });

  it('finds an id that is none refused, with its place', async () => {
    const refused = await gateway.byToken(`/topics/events?${INSIGHTS}`, { headers: { 'last-event-id': 'nonsense' } });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ errors: [{ path: 'lastEventId' }] });
  });
});

describe('A WebSocket', () => {
  const socketAt = (query: string, headers: Record<string, string> = bearer): WebSocket => {
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/topics?${query}`, { headers });
    open.push({ cut: () => socket.terminate() });
    return socket;
  };
  const hears = (socket: WebSocket) => {
    const said: { id: string; event?: Heard['data']; state?: { state: string } }[] = [];
    socket.on('message', (bytes) => void said.push(JSON.parse((bytes as Buffer).toString())));
    return { said, events: () => said.flatMap(({ event }) => event ?? []) };
  };

  it('hears the same, and goes on by its last id', async () => {
    const socket = socketAt(INSIGHTS);
    const first = hears(socket);
    await eventually(() => first.said.length > 0, { missing: 'live' });
    await teller.tell(
      teller.insight('a', { title: 'x'.repeat(70_000) }),
      teller.insight('ä', { title: 'y'.repeat(300) }),
    );
    await eventually(() => first.events().length === 2, { missing: 'two events' });
    socket.terminate();
    await teller.insights(30);
    const again = hears(socketAt(`${INSIGHTS}&lastEventId=${encodeURIComponent(first.said.at(-1)!.id)}`));
    await eventually(() => again.said.some(({ state }) => state?.state === 'live'), { missing: 'live again' });
    const all = [...first.events(), ...again.events()];
    expectEachOnce(
      all.map((data) => ({ id: '', about: 'message', data })),
      teller.ids,
    );
  });

  it.each([
    ['another site’s page with our cookie', true, { origin: 'https://elsewhere.example' }, 403],
    ['a page that says no origin', true, {}, 403],
    ['nobody', false, {}, 401],
  ] as const)('of %s is refused (S22)', async (_who, signedIn, headers, status) => {
    const cookie: Record<string, string> = signedIn ? { cookie: await gateway.signIn() } : {};
    const socket = socketAt(`${INSIGHTS}&from=beginning`, { ...cookie, ...headers });
    const heard = hears(socket);
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain(String(status));
    expect(heard.said).toEqual([]);
  });

  it('of our own page is let in', async () => {
    const socket = socketAt(INSIGHTS, { cookie: await gateway.signIn(), origin: gateway.url });
    const heard = hears(socket);
    await eventually(() => heard.said.length > 0, { missing: 'live' });
  });

  it('that ends its half of the line leaves nothing behind, and neither does rubbish in place of one', async () => {
    const live = gateway.service.app.get(LiveTopics);
    await eventually(() => live.count === 0, { missing: 'those before to be gone' });
    const socket = socketAt(INSIGHTS);
    await once(socket, 'open');
    await eventually(() => live.count === 1, { missing: 'one listener' });
    socket.close();
    await eventually(() => live.count === 0, { missing: 'its end' });
    const { hostname, port } = new URL(gateway.url);
    const raw = net.connect(Number(port), hostname);
    raw.write(
      'GET /topics?topics=insight.insights HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n',
    );
    raw.write(`authorization: ${bearer.authorization}\r\n\r\n`);
    const [answer] = (await once(raw, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 4/);
    raw.destroy();
    expect(live.count).toBe(0);
  });
});

it('topics that nobody listens to are let go of', async () => {
  const feeds = gateway.service.app.get(Feeds);
  await eventually(() => gateway.service.app.get(LiveTopics).count === 0, { missing: 'silence' });
  feeds.sweep();
  feeds.sweep(Date.now() + 60_000);
  expect(feeds.topicsRead).toBe(0);
});
