import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { WAITS_MS } from '@mirrorloop/mailing';
import { Webhook } from 'standardwebhooks';
import { HttpSender } from '../src/adapters/outbound/http-sender.js';
import { OutboundPolicy } from '../src/adapters/outbound/outbound-policy.js';
import { OutboundSender } from '../src/adapters/outbound/outbound-sender.js';
import { DeliverNotices } from '../src/features/deliver-notices/deliver-notices.job.js';
import { type Attempted, Deliveries, type Delivery } from '../src/features/deliver-notices/deliveries.js';

type Reply = (response: http.ServerResponse) => void;
const says =
  (status: number, headers: http.OutgoingHttpHeaders = {}): Reply =>
  (response) =>
    void response.writeHead(status, headers).end('{}');
const hangs: Reply = () => undefined;
const resets: Reply = (response) => void response.socket!.resetAndDestroy();
let streamed = 0;
/** More than anybody should read. */
const endless: Reply = (response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536))) streamed += 65_536;
  };
  response.on('drain', more).on('error', () => undefined);
  more();
};

/** What each receiver answers to the attempts at one webhook-id, and how it has to end; then it takes all. */
const RECEIVERS: Readonly<Record<string, { script: readonly Reply[]; attempts: number; state: string }>> = {
  '/fails-twice': { script: [says(500), says(500), says(200)], attempts: 3, state: 'delivered' },
  '/slow-down': { script: [says(429, { 'retry-after': '600' })], attempts: 2, state: 'delivered' },
  '/hangs': { script: [hangs], attempts: 2, state: 'delivered' },
  '/resets': { script: [resets], attempts: 2, state: 'delivered' },
  '/endless': { script: [endless], attempts: 1, state: 'delivered' },
  '/elsewhere': { script: Array<Reply>(20).fill(says(302, { location: '/inside' })), attempts: 10, state: 'failed' },
  '/gone': { script: Array<Reply>(20).fill(says(410)), attempts: 1, state: 'failed' },
};
/** Nobody but who hangs may take so long, on a busy machine either. */
const TIMEOUT_MS = 8_000;
const PATHS = Object.keys(RECEIVERS);
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

interface Kept {
  delivery: Delivery;
  state: string;
  nextAt: number;
}
/** As the table keeps them, in a process of its own. */
class KeptDeliveries extends Deliveries {
  readonly all: Kept[] = [];
  take(now: Date, until: Date, limit: number): Promise<Delivery[]> {
    const due = this.all.filter(({ state, nextAt }) => state === 'pending' && nextAt <= now.getTime());
    const taken = due.slice(0, limit);
    for (const one of taken) {
      one.nextAt = until.getTime();
      one.delivery = { ...one.delivery, attempts: one.delivery.attempts + 1 };
    }
    return Promise.resolve(taken.map(({ delivery }) => delivery));
  }
  record(attempted: readonly Attempted[]): Promise<void> {
    for (const { delivery, standing } of attempted) {
      const kept = this.all.find((one) => one.delivery.deliveryId === delivery.deliveryId)!;
      kept.state = standing.state;
      kept.nextAt = standing.nextAt.getTime();
    }
    return Promise.resolve();
  }
}

describe('a thousand notices to receivers of every kind (R35, S13)', () => {
  const got = new Map<string, { path: string; headers: Record<string, string>; body: string }[]>();
  let inside = 0;
  const receiver = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url!;
    if (path === '/inside') inside += 1;
    const headers = request.headers as Record<string, string>;
    const before = got.get(headers['webhook-id']!) ?? [];
    got.set(headers['webhook-id']!, [...before, { path, headers, body: Buffer.concat(chunks).toString() }]);
    (RECEIVERS[path]?.script[before.length] ?? says(204))(response);
  });
  let base: string;
  const http_ = new HttpSender(new OutboundPolicy(true), TIMEOUT_MS);
  beforeAll(async () => {
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await http_.onModuleDestroy();
    receiver.closeAllConnections();
    await new Promise((done) => receiver.close(done));
  });

  const notice = (title: string): Delivery['notice'] => ({
    ...{
      kind: 'stalled',
      actionId: null,
      caseId: null,
      meetingId: null,
      title,
      owner: 'Mara Keller',
      ownerId: null,
      ownerName: 'Mara Keller',
    },
    ...{ deadline: new Date(0), at: new Date(0), to: null, times: 1, cost: null, text: null, calendar: null },
    ...{ minutes: null, reason: null, since: null },
  });
  const deliveryOf = (n: number): Delivery => {
    const path = PATHS[Math.floor((n * PATHS.length) / 1_000)]!;
    const channel = { channelId: path, kind: 'webhook', name: path, url: base + path, secrets: [SECRET] } as const;
    return {
      deliveryId: `d${n}`,
      attempts: 0,
      channel,
      email: null,
      language: 'en',
      timeZone: 'UTC',
      notice: notice(`№ ${n} <é>`),
    };
  };

  it('arrive once where they may, on the schedule, each signed, whatever the others do', async () => {
    const deliveries = new KeptDeliveries();
    for (let n = 0; n < 1_000; n += 1) deliveries.all.push({ delivery: deliveryOf(n), state: 'pending', nextAt: 0 });
    const mailer = { send: () => Promise.reject(new Error('no mail here')) };
    const job = new DeliverNotices(deliveries, new OutboundSender(http_, mailer as never));
    let now = 0;
    // One round at once, and one after each wait of the schedule.
    for (const wait of [0, ...WAITS_MS]) {
      now += wait;
      while ((await job.run(new Date(now))) > 0);
    }
    for (const { delivery, state } of deliveries.all) {
      const { attempts, state: hoped } = RECEIVERS[delivery.channel!.name]!;
      expect([delivery.channel!.name, state, got.get(delivery.deliveryId)!.length]).toEqual([
        delivery.channel!.name,
        hoped,
        attempts,
      ]);
    }
    const requests = [...got.values()].flat();
    for (const { body, headers } of requests) expect(() => new Webhook(SECRET).verify(body, headers)).not.toThrow();
    expect(got.size).toBe(1_000);
    expect(inside).toBe(0);
    // Of each endless answer no more is taken than lies in sockets.
    expect(streamed / (1_000 / PATHS.length)).toBeLessThan(16 * 1024 * 1024);
  }, 300_000);
});
