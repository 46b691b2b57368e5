import { gzipSync } from 'node:zlib';
import { LEAVING } from '@mirrorloop/http';
import { eventually } from '@mirrorloop/testing';
import { RunningGateway } from './running-gateway.js';
import { type Seen, Upstream } from './upstream.js';

const gateway = new RunningGateway();
const second = new Upstream('ingestion');
beforeAll(async () => {
  await second.start();
  await gateway.start({ ingestion: [second.url] });
});
afterAll(async () => {
  await gateway.close();
  await second.app.close();
});

const sent = () => gateway.upstreams.ingestion.seen.length;
const ask = (times: number) =>
  Promise.all(Array.from({ length: times }, () => gateway.byToken('/api/ingestion/sources').then((it) => it.status)));
const health = async () =>
  ((await (await gateway.byToken('/health/ready')).json()) as { details: Record<string, object> }).details['ingestion'];

describe('a service with two replicas', () => {
  it('is asked by turns', async () => {
    for (let time = 0; time < 10; time += 1) await ask(1);
    expect([sent(), second.seen.length]).toEqual([5, 5]);
    expect(await health()).toEqual({ status: 'up', message: '2 of 2 replicas are ready' });
  });

  it('is asked at the others while one of them says that it leaves', async () => {
    second.leaving = true;
    const before = second.seen.length;
    const answers = await Promise.all([gateway.byToken('/api/ingestion/sources'), gateway.byToken('/api/ingestion/x')]);
    await ask(20);
    second.leaving = false;
    expect(second.seen.length - before).toBe(1);
    expect(answers.map(({ headers }) => headers.get(LEAVING))).toEqual([null, null]);
    await eventually(async () => (await ask(2)) && second.seen.length - before > 1, { missing: 'its next turn' });
  });

  it('answers every request while one of them is away, files too, each asked once', async () => {
    const [port, before] = [Number(new URL(second.url).port), sent()];
    await second.app.close();
    const body = gzipSync(Buffer.alloc(3_000_000, 'a row of a file'));
    const files = Array.from({ length: 10 }, () => gateway.byToken('/imports', { method: 'POST', body }));
    const seen = await Promise.all(files.map(async (file) => (await (await file).json()) as Seen));
    expect(seen.map(({ bytes }) => bytes)).toEqual(Array(10).fill(body.length));
    expect(await ask(50)).toEqual(Array(50).fill(207));
    expect(sent() - before).toBe(60);
    expect(await health()).toMatchObject({
      status: 'up',
      message: expect.stringContaining('1 of 2 replicas are ready'),
    });

    const back = await new Upstream('ingestion').start(port);
    await eventually(async () => (await ask(4)) && back.seen.length > 0, { missing: 'the replica that is back' });

    // Lines to it were laid to the other one meanwhile: that one leaves, and isn't mistaken for it.
    gateway.upstreams.ingestion.leaving = true;
    const rests = async () => {
      const so = sent();
      await ask(5);
      return sent() === so;
    };
    await eventually(rests, { missing: 'that all is sent to the one that stays' });
    gateway.upstreams.ingestion.leaving = false;
    await back.app.close();
  });
});
