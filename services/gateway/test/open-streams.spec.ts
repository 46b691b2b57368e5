import type { MemberView, Page } from '@mirrorloop/contracts';
import { eventually } from '@mirrorloop/testing';
import WebSocket from 'ws';
import { tokenOf, withToken } from './as.js';
import { RawStream, Teller } from './listening.js';
import { RunningGateway } from './running-gateway.js';

const WORDS = 'topics=ingestion.signals';
const INSIGHTS = 'topics=insight.insights';
const gateway = new RunningGateway();
let teller: Teller;
beforeAll(async () => {
  await gateway.start();
  teller = new Teller(gateway);
  const people = 'name,email,team\nAna Ruiz,ana@shop.example,Customer Service\n';
  await gateway.byToken('/api/gateway/people/import', { method: 'POST', body: people });
});
afterAll(() => gateway.close());

const ana = async (): Promise<MemberView> => {
  const { items } = (await (await gateway.byToken('/api/gateway/access')).json()) as Page<MemberView>;
  return items.find(({ email }) => email === 'ana@shop.example')!;
};
const give = async (): Promise<string> => {
  const body = JSON.stringify({ whoId: (await ana()).id, role: 'employee', scope: { of: 'organisation' } });
  const given = await gateway.byToken('/api/gateway/access/grants', { method: 'POST', body });
  return ((await given.json()) as { id: string }).id;
};
const take = (id: string) => gateway.byToken(`/api/gateway/access/grants/${id}`, { method: 'DELETE' });
const statusOf = async (query: string, cookie: string): Promise<number> => {
  const stream = await RawStream.open(`${gateway.url}/topics/events?${query}`, { cookie });
  stream.cut();
  return stream.status;
};

describe('a stream that is open while a grant is taken back (S04)', () => {
  it('ends within five seconds and says why; another topic, which they may still hear, goes on', async () => {
    const grant = await give();
    const cookie = await gateway.signIn({ email: 'ana@shop.example' });
    const words = await RawStream.open(`${gateway.url}/topics/events?${WORDS}`, { cookie });
    const insights = await RawStream.open(`${gateway.url}/topics/events?${INSIGHTS}`, { cookie });
    await Promise.all([words.untilLive(), insights.untilLive()]);
    await take(grant);
    const since = Date.now();
    await words.until(() => words.ended, 'the end', 10_000);
    expect(Date.now() - since).toBeLessThan(5_000);
    expect(words.of('end').map(({ data }) => data['reason'])).toEqual(['not-allowed']);
    expect(await statusOf(WORDS, cookie)).toBe(403);
    await teller.insights(1);
    await insights.until(() => insights.events.length === 1, 'what they may still hear');
    insights.cut();
  });

  it('is a WebSocket just as well', async () => {
    const grant = await give();
    const cookie = await gateway.signIn({ email: 'ana@shop.example' });
    const headers = { cookie, origin: gateway.url };
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/topics?${WORDS}`, { headers });
    const closed = new Promise<number>((done) => socket.once('close', done));
    await new Promise((live) => socket.once('message', live));
    await take(grant);
    const since = Date.now();
    expect(await closed).toBeGreaterThanOrEqual(1_000);
    expect(Date.now() - since).toBeLessThan(5_000);
  });

  it('is a program’s whose token is revoked, too', async () => {
    const { id, token } = await tokenOf(gateway, { role: 'employee' });
    const stream = await RawStream.open(`${gateway.url}/topics/events?${WORDS}`, withToken(token).headers);
    await stream.untilLive();
    await gateway.byToken(`/api/gateway/tokens/${id}`, { method: 'DELETE' });
    const since = Date.now();
    await eventually(() => stream.ended, { missing: 'the end' });
    expect(Date.now() - since).toBeLessThan(5_000);
  });
});
