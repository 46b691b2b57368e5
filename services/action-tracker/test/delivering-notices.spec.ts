import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { InsightRaised, PersonChanged, SettingsChanged } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { WAITS_MS } from '@mirrorloop/mailing';
import { eventually, MailServer } from '@mirrorloop/testing';
import { Webhook } from 'standardwebhooks';
import { RunningActionTracker } from './running-service.js';

const DAY = 86_400_000;
const mara = PersonChanged.example().personId;
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
interface Got {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
type Reply = (response: http.ServerResponse) => void;
const answering =
  (status: number, headers = {}): Reply =>
  (response) =>
    response.writeHead(status, headers).end('{}');
/** A gigabyte, as far as anybody reads it. */
const endless: Reply = (response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
  };
  response.on('drain', more).on('error', () => undefined);
  more();
};

describe('notices', () => {
  let tracker: RunningActionTracker;
  const got: Got[] = [];
  let mailServer: MailServer;
  const mails = () => mailServer.got.map(({ raw }) => raw);
  /** With the lines joined that were broken on the way. */
  const whole = (text: string) => text.replace(/=\r?\n/g, '');
  const script = new Map<string, Reply[]>();
  const receiver = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = request.url!;
    got.push({ url, headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
    (script.get(url)?.shift() ?? answering(204))(response);
  });
  let base: string;
  beforeAll(async () => {
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
    mailServer = await MailServer.start();
    base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const mail = { smtpUrl: mailServer.url, from: 'Mirrorloop <loop@hollin-reed.example>' };
    tracker = await RunningActionTracker.start('2026-11-20T09:00:00Z', { allowLoopback: true, mail });
    await tracker.tell(PersonChanged, {}, 1);
  }, 60_000);
  afterAll(async () => {
    await tracker?.stop();
    receiver.closeAllConnections();
    await new Promise((done) => receiver.close(done));
    await mailServer?.stop();
  });

  let count = 0;
  const channel = async (kind: string, path: string) => {
    const { status, body } = await tracker.ask('POST', '/channels', {
      kind,
      name: `${kind} ${path}`,
      url: base + path,
    });
    expect(status).toBe(201);
    return body as { id: string; secret: string };
  };
  const promised = async (title: string) => {
    const insightId = derivedId('delivering', String((count += 1)));
    await tracker.tell(InsightRaised, { insightId, title }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    const { id, stakes } = items[0];
    const deadline = new Date(tracker.clock.now().getTime() + 300 * DAY).toISOString();
    const whole = { version: 1, problem: 'Late.', ownerId: mara, deadline, stakes, successMeasure, way };
    await eventually(async () => (await tracker.ask('POST', `/actions/${id}/commit`, whole)).status === 200, {
      missing: 'the promise',
    });
    return id as string;
  };
  /** An action that stalls now. */
  const stall = async (title = 'Delivery surge & <more>') => {
    const id = await promised(title);
    tracker.clock.advance(7 * DAY);
    await tracker.until('/notices', (all) => all.items[0]?.actionId === id, 'the notice');
    await tracker.ask('POST', `/actions/${id}/drop`, {
      version: (await tracker.ask('GET', `/actions/${id}`)).body.version,
      reason: 'Told.',
    });
    return id;
  };
  const at = (path: string) => got.filter(({ url }) => url === path);
  const arrived = (path: string, times: number) =>
    eventually(() => at(path).length >= times && at(path), { missing: `${times} at ${path}` });
  const standing = (path: string) =>
    tracker.query<{ state: string; attempts: number; why: string | null; next_at: Date }>(
      `SELECT d.state, d.attempts, d.why, d.next_at FROM action_tracker.deliveries d
       JOIN action_tracker.channels c USING (channel_id) WHERE c.url = $1`,
      [base + path],
    );
  const until = (path: string, state: string, attempts: number) =>
    eventually(
      async () => {
        const [row] = await standing(path);
        return row?.state === state && row.attempts === attempts && row;
      },
      { missing: `${path} ${state} after ${attempts}` },
    );

  /** It is counted as tried before it is sent; when the answer is written down, the next try has its time. */
  const failed = (path: string, status: number) =>
    eventually(async () => (await standing(path))[0]?.why?.includes(String(status)), {
      missing: `the ${status} of ${path}`,
    });

  it('arrive by mail under a stable Message-ID, and at each channel in its own form', async () => {
    const { secret } = await channel('webhook', '/signed');
    await channel('slack', '/slack');
    await channel('teams', '/teams');
    const actionId = await stall();
    await eventually(() => mails().length === 1, { missing: 'the mail' });
    expect(mails()[0]).toMatch(/^Message-ID: <[0-9a-f-]{36}@mirrorloop>/m);
    expect(mails()[0]).toMatch(/^To: mara\.keller@hollin-reed\.example/m);
    expect(mails()[0]).toContain('No evidence of progress for a week');
    const [signed] = await arrived('/signed', 1);
    const verified = new Webhook(secret).verify(signed!.body, signed!.headers) as { type: string; data: object };
    expect(verified).toMatchObject({ type: 'action.stalled', data: { actionId, owner: 'Mara Keller', times: 1 } });
    expect(() => new Webhook(secret).verify(signed!.body.replace('Mara', 'Nora'), signed!.headers)).toThrow();
    expect(JSON.parse((await arrived('/slack', 1))[0]!.body).text).toContain('Delivery surge &amp; &lt;more&gt;');
    const card = JSON.parse((await arrived('/teams', 1))[0]!.body);
    expect(card).toMatchObject({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
    });
    for (const path of ['/signed', '/slack', '/teams']) await until(path, 'delivered', 1);
  });

  it('are signed by both keys while one is changed for the next', async () => {
    const { id, secret: old } = await channel('webhook', '/rotated');
    const { secret } = (await tracker.ask('POST', `/channels/${id}/rotate`)).body;
    await stall();
    const [signed] = await arrived('/rotated', 1);
    for (const key of [old, secret]) expect(() => new Webhook(key).verify(signed!.body, signed!.headers)).not.toThrow();
  });

  it('are sent again on the schedule where the receiver fails, under the same id', async () => {
    await channel('webhook', '/failing');
    script.set('/failing', [answering(500), answering(503)]);
    await stall();
    await failed('/failing', 500);
    tracker.clock.advance(4_999);
    await tracker.deliver();
    expect(at('/failing')).toHaveLength(1);
    tracker.clock.advance(1);
    await failed('/failing', 503);
    tracker.clock.advance(300_000);
    await until('/failing', 'delivered', 3);
    expect(new Set(at('/failing').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('wait as long as the receiver asks, follow no redirect, and read no endless answer', async () => {
    for (const path of ['/slow-down', '/elsewhere', '/endless']) await channel('webhook', path);
    script.set('/slow-down', [answering(429, { 'retry-after': '3600' })]);
    script.set('/elsewhere', [answering(302, { location: `${base}/secret` })]);
    script.set('/endless', [endless]);
    await stall();
    const asked = tracker.clock.now().getTime();
    const { next_at } = await until('/slow-down', 'pending', 1);
    await eventually(async () => (await standing('/slow-down'))[0]?.why === 'The receiver answered 429', {
      missing: 'the reason',
    });
    expect((await standing('/slow-down'))[0]!.next_at.getTime()).toBe(asked + 3_600_000);
    expect(next_at).toBeDefined();
    await eventually(async () => (await standing('/elsewhere'))[0]?.why === 'The receiver answered 302', {
      missing: 'the refused redirect',
    });
    expect(at('/secret')).toEqual([]);
    await until('/endless', 'delivered', 1);
  });

  it('that were given up are kept with the reason, and a replay sends them again under the id they had', async () => {
    const { id } = await channel('webhook', '/away-for-days');
    const path = `/channels/${id}/deliveries`;
    script.set(
      '/away-for-days',
      [...WAITS_MS, 0].map(() => answering(503)),
    );
    await stall('Given up');
    for (const [tries, wait] of WAITS_MS.entries()) {
      const nextAt = new Date(tracker.clock.now().getTime() + wait);
      const row = { state: 'pending', attempts: tries + 1, nextAt: nextAt.toISOString() };
      const [one] = (await tracker.until(path, (all) => all.items[0]?.nextAt === row.nextAt, `try ${tries + 1}`)).items;
      expect(one).toMatchObject({ ...row, why: 'The receiver answered 503' });
      tracker.clock.moveTo(nextAt);
      await tracker.deliver();
    }
    const { items } = await tracker.until(`${path}?state=failed`, ({ total }) => total === 1, 'what was given up');
    const given = { kind: 'stalled', title: 'Given up', attempts: 10, nextAt: null, why: 'The receiver answered 503' };
    expect(items).toMatchObject([given]);
    expect(await tracker.ask('POST', `${path}/replay`)).toEqual({ status: 200, body: { replayed: 1 } });
    await tracker.until(`${path}?state=delivered`, ({ total }) => total === 1, 'what was replayed');
    expect(at('/away-for-days').map(({ headers }) => headers['webhook-id'])).toEqual(Array(11).fill(items[0].id));
    expect((await tracker.ask('POST', `${path}/replay`)).body).toEqual({ replayed: 0 });
    expect((await tracker.ask('POST', `${path}/${items[0].id}/replay`)).status).toBe(404);
  });

  it('go nowhere any more once the receiver says that it is gone', async () => {
    await channel('webhook', '/gone');
    script.set('/gone', [answering(410)]);
    await stall();
    await until('/gone', 'failed', 1);
    await stall();
    expect(at('/gone')).toHaveLength(1);
    const { body } = await tracker.ask('GET', '/channels');
    const gone = body.find(({ name }: { name: string }) => name === 'webhook /gone');
    expect(gone.disabled.why).toBe('The receiver answered 410');
    const ended = await tracker.ask('POST', `/channels/${gone.id}/deliveries/replay`);
    expect(ended).toMatchObject({ status: 422, body: { errors: [{ path: 'id' }] } });
    for (const path of [`/channels/${mara}/deliveries`, '/channels/x/deliveries'])
      expect((await tracker.ask('GET', path)).status).toBe(404);
    expect((await tracker.ask('POST', `/channels/${mara}/deliveries/replay`)).status).toBe(404);
    expect((await tracker.ask('GET', `/channels/${gone.id}/deliveries?state=lost`)).status).toBe(422);
  });

  it('are kept while the mail server is away, and arrive once it is back; the action shows all the same', async () => {
    mailServer.away = true;
    const id = await stall('Mail away');
    const mail = () =>
      tracker.query<{ state: string; attempts: number; why: string }>(
        `SELECT state, attempts, why FROM action_tracker.deliveries d JOIN action_tracker.notices n USING (notice_id)
         WHERE n.action_id = $1 AND d.email IS NOT NULL`,
        [id],
      );
    await eventually(async () => (await mail())[0]?.why?.includes('Away for a while'), { missing: 'the failed mail' });
    expect((await tracker.ask('GET', `/actions/${id}`)).status).toBe(200);
    mailServer.away = false;
    tracker.clock.advance(5_000);
    await eventually(async () => (await mail())[0]?.state === 'delivered', { missing: 'the mail' });
    expect(mailServer.got.filter(({ text }) => text.includes('Mail away'))).toHaveLength(1);
  });

  it('are in the organisation’s language to whoever has none of their own, and on its channels', async () => {
    await channel('slack', '/german');
    const settings = { ...SettingsChanged.example(), language: 'de' as const };
    await tracker.tell(PersonChanged, { language: null, timeZone: 'Europe/Berlin' }, 2);
    await tracker.tell(SettingsChanged, settings, 1);
    await tracker.knows(mara, 2);
    const known = "SELECT settings ->> 'language' AS language FROM action_tracker.known_settings";
    await eventually(async () => (await tracker.query<{ language: string }>(known))[0]?.language === 'de', {
      missing: 'the settings',
    });
    await stall('Späte Pakete');
    const [said] = await arrived('/german', 1);
    expect(JSON.parse(said!.body).text).toMatch(/^Seit einer Woche kein Nachweis von Fortschritt: Späte Pakete\n/);
    const mail = await eventually(
      () => mailServer.got.find(({ text }) => text.includes('Verantwortlich: Mara Keller')),
      {
        missing: 'the German mail',
      },
    );
    expect(whole(mail.text)).toMatch(/Frist: .*ME(S)?Z\./);
  });

  it('that waited an hour for the mail server are one mail to each mailbox, none lost and none twice (R36)', async () => {
    mailServer.away = true;
    const from = mails().length;
    const titles = Array.from({ length: 6 }, (_, i) => `Away an hour ${i}`);
    const ids: string[] = [];
    for (const title of titles) ids.push(await promised(title));
    tracker.clock.advance(7 * DAY);
    const waiting = () =>
      tracker.query<{ state: string; attempts: number; why: string | null }>(
        `SELECT d.state, d.attempts, d.why FROM action_tracker.deliveries d JOIN action_tracker.notices n USING (notice_id)
         WHERE n.action_id = ANY($1::uuid[]) AND d.email IS NOT NULL`,
        [ids],
      );
    const tried = async (times: number) => {
      const all = await waiting();
      return (
        all.length === 6 && all.every(({ why, attempts }) => attempts >= times && why?.includes('Away for a while'))
      );
    };
    await eventually(() => tried(1), { missing: 'six mails that failed' });
    tracker.clock.advance(3_600_000);
    await eventually(() => tried(2), { missing: 'another try of each' });
    mailServer.away = false;
    tracker.clock.advance(3 * 3_600_000);
    await eventually(async () => (await waiting()).every(({ state }) => state === 'delivered'), {
      missing: 'all mails',
    });
    const came = mails().slice(from).map(whole);
    for (const title of titles) expect(came.filter((text) => text.includes(`: ${title}`)).length).toBeGreaterThan(0);
    // The first that got through, and everything else together.
    expect(came.length).toBeLessThanOrEqual(2);
  });

  it('are refused an address that is none, naming the field', async () => {
    const refused = await tracker.ask('POST', '/channels', { kind: 'pigeon', name: 'x', url: 'https://10.0.0.1/' });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(['kind', 'url']);
    const gone = (await tracker.ask('GET', '/channels')).body[0].id;
    expect((await tracker.ask('DELETE', `/channels/${gone}`)).status).toBe(204);
    expect((await tracker.ask('DELETE', `/channels/${gone}`)).status).toBe(404);
  });
});
