import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpSender } from '../src/adapters/outbound/http-sender.js';
import { OutboundPolicy } from '../src/adapters/outbound/outbound-policy.js';

describe('a receiver that hangs', () => {
  let asked = 0;
  const receiver = http.createServer(({ url }, response) => {
    asked += 1;
    if (url === '/in-the-middle') response.writeHead(200).write('{');
    if (url === '/in-time') response.end('{}');
  });
  let base: string;
  let sender: HttpSender;
  beforeAll(async () => {
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    sender = new HttpSender(new OutboundPolicy(true), 200);
  });
  afterAll(async () => {
    await sender.onModuleDestroy();
    receiver.closeAllConnections();
    await new Promise((done) => receiver.close(done));
  });

  it('is left after its time with the reason, so that it is tried again', async () => {
    const answer = await sender.post(`${base}/never`, '{}', {});
    expect(answer).toEqual({ kind: 'failed', why: expect.stringMatching(/timeout/i) });
    expect(asked).toBe(1);
  });

  it('is left in the middle of an answer that says all there is to know', async () => {
    expect(await sender.post(`${base}/in-the-middle`, '{}', {})).toEqual({ kind: 'delivered' });
  });

  it('gives every connection back, however many hung', async () => {
    const hanging = Array.from({ length: 8 }, () => sender.post(`${base}/never`, '{}', {}));
    expect((await Promise.all(hanging)).map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'failed'));
    expect(await sender.post(`${base}/in-time`, '{}', {})).toEqual({ kind: 'delivered' });
  });
});
