import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { eventually } from '@mirrorloop/testing';
import pg from 'pg';
import { browse } from './browser.js';
import { fromOurPage, RunningGateway, TOKEN } from './running-gateway.js';
import { type Seen, Upstream } from './upstream.js';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await new RunningGateway().start();
});
afterAll(() => gateway.close());

const seenBy = async (response: Promise<Response>): Promise<Seen> => (await response).json() as Promise<Seen>;
/** @returns the status a sender hears that sends piece after piece until it has heard one */
function sendInPieces(path: string, piece: Buffer, times: number, headers: http.OutgoingHttpHeaders): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers };
    const request = http.request(new URL(path, gateway.url), options);
    request.once('error', reject).on('response', ({ statusCode }) => {
      resolve(statusCode!);
      // Node's client neither ends nor lets go of a request that was answered before it was sent.
      request
        .off('error', reject)
        .on('error', () => {})
        .destroy();
    });
    Readable.from(Array.from({ length: times }, () => piece)).pipe(request);
  });
}
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const BY_TOKEN = { authorization: `Bearer ${TOKEN}` };
const basic = `Basic ${Buffer.from('write-key:').toString('base64')}`;

describe('the way to the services', () => {
  it('leads each address to its service, unchanged', async () => {
    const ways = [
      ['/api/ingestion/sources?limit=5&cursor=a%2Fb', 'ingestion'],
      ['/imports/7', 'ingestion'],
      ['/imports', 'ingestion'],
      ['/api/insight/insights/1/evidence', 'insight'],
      ['/api/action-tracker/actions', 'action-tracker'],
    ];
    for (const [path, service] of ways) {
      const response = await gateway.byToken(path!, { method: 'PATCH', body: 'x' });
      expect([path, response.status, response.headers.get('x-from')]).toEqual([path, 207, service]);
      expect(await response.json()).toMatchObject({ method: 'PATCH', url: path });
    }
  });

  it('says who is asking in a token for that one service, and keeps the session to itself', async () => {
    const cookie = await gateway.signIn();
    const person = await seenBy(gateway.fetch('/api/insight/insights', { headers: fromOurPage(cookie) }));
    expect(person.caller).toMatchObject({ name: 'Administrator', kind: 'person' });
    expect(person.headers).not.toHaveProperty('cookie');
    const machine = await seenBy(gateway.byToken('/api/ingestion/sources'));
    expect(machine.caller).toMatchObject({ kind: 'machine' });
    expect(machine.headers['authorization']).not.toBe(person.headers['authorization']);
  });

  it('passes a body byte by byte, whatever its type and encoding say', async () => {
    const body = gzipSync(randomBytes(200_000));
    const sha256 = createHash('sha256').update(body).digest('hex');
    for (const type of [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
    ]) {
      const headers = { 'content-type': type, 'content-encoding': 'gzip' };
      const seen = await seenBy(gateway.byToken('/imports', { method: 'POST', headers, body }));
      expect(seen).toMatchObject({ sha256, bytes: body.length, headers });
    }
  });

  it('passes a large answer whole', async () => {
    const answer = await gateway.byToken('/api/insight/large');
    expect((await answer.arrayBuffer()).byteLength).toBe(3_000_000);
  });

  it('hands a body on while it still comes in', async () => {
    const pieces: string[] = [];
    const service = gateway.upstreams['action-tracker'].app.server;
    service.prependOnceListener('request', (request: http.IncomingMessage) =>
      request.on('data', (piece: Buffer) => pieces.push(piece.toString())),
    );
    const headers = { ...BY_TOKEN, 'content-type': 'text/csv' };
    const request = http.request(new URL('/api/action-tracker/x', gateway.url), { method: 'POST', headers });
    const answered = new Promise<number>((resolve) =>
      request.on('response', (response) => resolve(response.resume().statusCode!)),
    );
    request.write('the first piece');
    await eventually(() => pieces.length > 0, { missing: 'the first piece, before the second was sent' });
    request.end('the second');
    expect(await answered).toBe(207);
    expect(pieces.join('')).toBe('the first piecethe second');
  });

  it('tells nothing about what a spelling with dots would reach', async () => {
    const cookie = await gateway.signIn();
    const before = gateway.upstreams.ingestion.seen.length;
    for (const path of [
      '/v1/../api/ingestion/sources',
      '/v1/%2e%2e/api/ingestion/sources',
      '/v1/..%2fimports',
      '/v1/..%5cimports',
      '/api/insight/../ingestion/sources',
    ])
      expect([path, (await browse(gateway.url, path, cookie)).status]).toEqual([path, 404]);
    expect(gateway.upstreams.ingestion.seen).toHaveLength(before);
  });
});

describe('intake', () => {
  it('needs no session and shows the service the write key alone', async () => {
    const seen = await seenBy(
      gateway.fetch('/v1/batch', { method: 'POST', headers: { authorization: basic }, body: '{"batch":[]}' }),
    );
    expect(seen.headers['authorization']).toBe(basic);
    expect(seen.caller).toBeNull();
    const cookie = await gateway.signIn();
    const withSession = await seenBy(
      gateway.fetch('/v1/batch', {
        method: 'POST',
        headers: { ...fromOurPage(cookie), authorization: 'Bearer forged' },
        body: '{}',
      }),
    );
    expect(withSession.headers).not.toHaveProperty('authorization');
    expect(withSession.headers).not.toHaveProperty('cookie');
  });

  it('answers 413 to a body over the service’s limit, sent with its length or without, time after time', async () => {
    const piece = Buffer.alloc(64 * 1024, 'x');
    for (let time = 0; time < 10; time += 1)
      for (const length of [{ 'content-length': 96 * piece.length }, {}])
        expect([time, length, await sendInPieces('/v1/batch', piece, 96, { ...length, authorization: basic })]).toEqual(
          [time, length, 413],
        );
  });

  it('passes on an answer that comes before the whole file was sent, time after time', async () => {
    for (let time = 0; time < 10; time += 1)
      expect([time, await sendInPieces('/imports?hasty', Buffer.alloc(64 * 1024), 400, BY_TOKEN)]).toEqual([time, 422]);
  });

  it('lets the service know when a sender goes away in the middle, and goes on', async () => {
    const { ingestion } = gateway.upstreams;
    const request = await startSending('/imports?patient', { ...BY_TOKEN, 'content-length': 1000 });
    await eventually(() => ingestion.waiting === 1, { missing: 'the first half, at the service' });
    request.destroy();
    await eventually(() => ingestion.brokenOff === 1, { missing: 'the end of the body that broke off' });
  });

  it('keeps no line to a service busy for senders who went away before we knew who they were', async () => {
    const cookie = await gateway.signIn();
    const headers = { ...fromOurPage(cookie), 'content-length': 1000 };
    const before = await connectionsOf(gateway);
    await whileNobodyIsKnown(async (isAsked) => {
      const sent = await Promise.all(range(80).map(() => startSending('/imports?patient', headers)));
      await eventually(isAsked, { missing: 'the question whose session it is' });
      for (const request of sent) request.destroy();
      const areGone = async () => (await connectionsOf(gateway)) <= before;
      await eventually(areGone, { missing: 'the end of every connection' });
    });
    // Asked after all of them, so answered after all of them: connections to the database are given out in turn.
    await gateway.fetch('/api/gateway/session', { headers: fromOurPage(cookie) });
    for (const time of range(3)) expect([time, await accepts()]).toEqual([time, true]);
  });
});

/** Holds the sessions' table, so that no one can be recognised before `work` is done. */
async function whileNobodyIsKnown(work: (isAsked: () => Promise<boolean>) => Promise<void>): Promise<void> {
  const client = new pg.Client(gateway.database.url);
  await client.connect();
  const waits = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'gateway.session'::regclass`;
  try {
    await client.query('BEGIN; LOCK TABLE gateway.session IN ACCESS EXCLUSIVE MODE');
    await work(async () => (await client.query(waits)).rowCount! > 0);
  } finally {
    await client.end();
  }
}

const connectionsOf = ({ service }: RunningGateway): Promise<number> =>
  new Promise((resolve, reject) =>
    service.app.getHttpServer().getConnections((error, n) => (error ? reject(error) : resolve(n))),
  );

const accepts = async (): Promise<boolean> =>
  (
    await gateway.fetch('/v1/batch', {
      method: 'POST',
      headers: { authorization: basic },
      body: '{}',
      signal: AbortSignal.timeout(5_000),
    })
  ).status === 207;

/** A request of a thousand bytes of which four are sent. */
async function startSending(path: string, headers: http.OutgoingHttpHeaders): Promise<http.ClientRequest> {
  const options = { method: 'POST', agent: false as const, headers };
  const request = http.request(new URL(path, gateway.url), options).on('error', () => {});
  await new Promise((resolve) => request.write('half', resolve));
  return request;
}

describe('a service that is away', () => {
  it('is answered for with 503 and when to try again, and is reached again once it is back', async () => {
    const { insight } = gateway.upstreams;
    const port = Number(new URL(insight.url).port);
    await insight.app.close();
    for (const init of [{}, { method: 'POST', body: '{}' }]) {
      const away = await gateway.byToken('/api/insight/insights', init);
      expect([away.status, away.headers.get('retry-after'), away.headers.get('content-type')]).toEqual([
        503,
        '5',
        expect.stringContaining('application/problem+json'),
      ]);
    }
    expect((await gateway.byToken('/api/action-tracker/actions')).status).toBe(207);
    gateway.upstreams.insight = await new Upstream('insight').start(port);
    expect((await gateway.byToken('/api/insight/insights')).status).toBe(207);
  });
});
