import { submit } from './as.js';
import { fromOurPage, RunningGateway, TOKEN } from './running-gateway.js';

let gateway: RunningGateway;
beforeEach(async () => {
  gateway = await new RunningGateway().start({
    ingestion: [],
    limits: { person: 30, machine: 60, source: 20, stranger: 10 },
  });
});
afterEach(() => gateway.close());

const statuses = async (times: number, ask: () => Promise<Response>): Promise<number[]> => {
  const got: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const response = await ask();
    await response.arrayBuffer();
    got.push(response.status);
  }
  return got;
};
const of = (status: number, got: number[]): number => got.filter((one) => one === status).length;
const intake = (key: string) => () =>
  gateway.fetch('/v1/track', {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    body: '{}',
  });

describe('a caller who asks too often (S20)', () => {
  it('hears 429 and when to come again, as a problem document', async () => {
    await statuses(20, intake('noisy'));
    const refused = await intake('noisy')();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(10);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ status: 429, title: 'Too many requests' });
  });

  it('is a source, and no other source loses a request or acknowledged event to it', async () => {
    const noisy = await statuses(400, intake('noisy'));
    expect([of(207, noisy), of(429, noisy)]).toEqual([20, 380]);
    // What the service took is what was answered for, no more and no less.
    expect(gateway.upstreams.ingestion.seen).toHaveLength(20);
    expect(of(207, await statuses(20, intake('quiet')))).toBe(20);
  });

  it('is a person, whichever session, and the others go on', async () => {
    const [one, other] = [await gateway.signIn(), await gateway.signIn()];
    const ask = (cookie: string) => () => gateway.fetch('/api/gateway/session', { headers: fromOurPage(cookie) });
    const got = [...(await statuses(20, ask(one))), ...(await statuses(20, ask(other)))];
    expect([of(200, got), of(429, got)]).toEqual([30, 10]);
    expect((await gateway.byToken('/api/gateway/session')).status).toBe(200);
  });

  it('is a stranger, who isn’t even looked up any more, whatever header says where they come from', async () => {
    const guess =
      (i = 0) =>
      () =>
        gateway.fetch('/api/gateway/people', {
          headers: { authorization: `Bearer guess ${i}`, 'x-forwarded-for': `203.0.113.${i}` },
        });
    const got: number[] = [];
    for (let i = 0; i < 20; i += 1) got.push(...(await statuses(1, guess(i))));
    expect([of(401, got), of(429, got)]).toEqual([10, 10]);
    // Even a right token from there waits: a guesser must not learn that a guess was right.
    expect((await gateway.byToken('/api/gateway/people')).status).toBe(429);
  });

  it('is never let past a limit that can’t be counted', async () => {
    const { CountRequests } = await import('../src/features/limit-callers/count-requests.js');
    const broken = jest.spyOn(CountRequests.prototype, 'count').mockRejectedValue(new Error('the counter is away'));
    const refused = await gateway.fetch('/api/gateway/people', { headers: { authorization: `Bearer ${TOKEN}` } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.text()).not.toContain('the counter is away');
    broken.mockRestore();
  });
});

describe('a noisy source (S20)', () => {
  it('that sends twenty times as much slows nobody else down: their p99 stays within twice of what it was', async () => {
    const p99 = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]!;
    const timed = async (key: string): Promise<number> => {
      const since = performance.now();
      const answer = await intake(key)();
      await answer.arrayBuffer();
      expect(answer.status).toBe(207);
      return performance.now() - since;
    };
    // Many quiet ones, each within its limit.
    let quiet = 0;
    const some = async (noise: number): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < 100; i += 1) {
        const noisy = Array.from({ length: noise }, () => intake('noisy')().then((answer) => answer.arrayBuffer()));
        times.push(await timed(`quiet ${Math.floor((quiet += 1) / 15)}`));
        await Promise.all(noisy);
      }
      return p99(times);
    };
    await some(0);
    let ratio = Infinity;
    // A machine that does something else as well has a p99 of its own; a source that slows others does it each time.
    for (let attempt = 0; attempt < 12 && ratio >= 2; attempt += 1) {
      const alone = await some(0);
      ratio = Math.min(ratio, (await some(20)) / Math.max(alone, 25));
    }
    expect(ratio).toBeLessThan(2);
  }, 120_000);
});

describe('behind a proxy that the organisation named', () => {
  let behind: RunningGateway;
  const start = async (stranger: number) => {
    const told = { trustedProxies: ['127.0.0.0/8', '::1'] };
    behind = await new RunningGateway(told).start({
      ingestion: [],
      limits: { person: 1e9, machine: 1e9, source: 1e9, stranger },
    });
  };
  afterEach(() => behind.close());

  const guessFrom = (forwarded: string) =>
    behind.fetch('/api/gateway/people', { headers: { authorization: 'Bearer guess', 'x-forwarded-for': forwarded } });

  it('each address is held to its own limit (S20), of IPv6 each network, and what a caller forges has no effect', async () => {
    await start(5);
    let n = 0;
    expect(of(429, await statuses(8, () => guessFrom('203.0.113.1')))).toBe(3);
    expect(of(429, await statuses(5, () => guessFrom('203.0.113.2')))).toBe(0);
    expect(of(429, await statuses(8, () => guessFrom(`2001:db8:1:2::${(n += 1)}`)))).toBe(3);
    expect(of(429, await statuses(8, () => guessFrom(`198.51.100.${(n += 1)}, 203.0.113.9`)))).toBe(3);
  });

  it('guesses at passwords count by the same address (S06)', async () => {
    await start(1e9);
    let n = 0;
    const signIn = (network: string) => () => {
      n += 1;
      const headers = { 'x-forwarded-for': `198.51.100.${n}, 2001:db8:${network}::${n}, 127.0.0.1` };
      return submit(behind, { email: `p${n}@shop.example`, password: 'guess' }, { headers });
    };
    expect(of(429, await statuses(105, signIn('1:2')))).toBe(5);
    expect(of(429, await statuses(3, signIn('1:3')))).toBe(0);
  });
});
