import { gzipSync } from 'node:zlib';
import type { CustomerView, FailedSignalView, SignalView, SourceView } from '@mirrorloop/contracts';
import { type Running, runIngestion } from './running.js';

describe('intake by write key', () => {
  let it_: Running;
  let key: string;
  beforeAll(async () => {
    it_ = await runIngestion();
    key = await it_.newSource('web-shop');
  }, 60_000);
  afterAll(() => it_.close());

  const batch = (...events: object[]) => JSON.stringify({ batch: events, sentAt: new Date().toISOString() });
  let number = 0;
  const track = (change: object = {}) => ({
    type: 'track',
    event: 'Feedback given',
    messageId: `message-${++number}`,
    userId: 'u-1',
    timestamp: '2026-01-05T10:00:00.000Z',
    properties: { text: 'The parcel came two weeks late', rating: 2, touchpoint: 'delivery' },
    ...change,
  });
  const signals = () => it_.list<SignalView>('/api/ingestion/signals');
  const failed = () => it_.list<FailedSignalView>('/api/ingestion/failed-signals');

  it('answers 200 once the signals are durable, and shows each with its customer', async () => {
    const answer = await it_.send(
      '/v1/batch',
      key,
      batch(track({ userId: 'first', sentAt: '2026-01-05T10:00:00.000Z' })),
    );
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    const [signal] = (await it_.list<SignalView>('/api/ingestion/signals?source=web-shop')).items;
    expect(signal).toMatchObject({
      source: 'web-shop',
      channel: 'web',
      touchpoint: 'delivery',
      name: 'Feedback given',
      rating: { value: 2, low: 1, high: 5 },
    });
    expect(await it_.get(`/api/ingestion/signals/${signal!.id}`)).toEqual(signal);
    const found = await it_.list<CustomerView>('/api/ingestion/customers?identifier=first');
    expect(found.items).toEqual([
      expect.objectContaining({
        id: signal!.customerId,
        signals: 1,
        identifiers: [{ type: 'crm-id', value: 'first' }],
      }),
    ]);
  });

  it.each([
    ['text/plain', (b: string) => Buffer.from(b), {}],
    ['application/x-www-form-urlencoded', (b: string) => gzipSync(b), { 'content-encoding': 'gzip' }],
    ['application/octet-stream', (b: string) => gzipSync(b), {}],
  ])('reads a body by what it is, sent as %s', async (type, pack, headers) => {
    const before = (await signals()).total;
    const answer = await it_.send('/v1/batch', key, pack(batch(track())), { 'content-type': type, ...headers });
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    expect((await signals()).total).toBe(before + 1);
  });

  it('takes single events at the address of their type, and the key from the body', async () => {
    for (const path of ['/v1/t', '/v1/track'])
      expect(
        await it_.send(path, undefined, JSON.stringify({ ...track({ type: undefined }), writeKey: key })),
      ).toMatchObject({ status: 200, body: { success: true } });
    for (const [path, more] of [
      ['/v1/identify', {}],
      ['/v1/p', {}],
      ['/v1/screen', {}],
      ['/v1/g', { groupId: 'g' }],
      ['/v1/a', { previousId: 'u-0' }],
    ] as const)
      expect(
        (await it_.send(path, key, JSON.stringify({ userId: 'u-1', messageId: `single-${++number}`, ...more }))).body,
      ).toEqual({ success: true });
    const rows = await it_.database.query<{ raw: string }>('SELECT raw FROM signal WHERE raw LIKE $1', [`%${key}%`]);
    expect(rows).toEqual([]);
  });

  it('counts nothing twice, whatever is sent again, in one batch or in another', async () => {
    const before = await signals();
    const event = track();
    await it_.send('/v1/batch', key, batch(event, event));
    await it_.send('/v1/batch', key, batch(event));
    expect((await signals()).total).toBe(before.total + 1);
    const nameless = { ...track(), messageId: undefined };
    await it_.send('/v1/batch', key, batch(nameless));
    await it_.send('/v1/batch', key, batch(nameless));
    expect((await signals()).total).toBe(before.total + 2);
  });

  it('keeps the first of two things under one id, and the other as a failed signal', async () => {
    const event = track();
    await it_.send('/v1/batch', key, batch(event));
    const again = await it_.send('/v1/batch', key, batch({ ...event, properties: { text: 'Something else' } }));
    expect(again.body).toEqual({
      success: true,
      failed: [{ path: 'batch[0].messageId', code: 'id_conflict', message: expect.any(String) }],
    });
  });

  it('keeps what it cannot take as a failed signal with its place, and takes the rest', async () => {
    const before = (await signals()).total;
    const answer = await it_.send(
      '/v1/batch',
      key,
      batch(
        track(),
        track({ userId: 'undefined' }),
        track({ type: 'wink' }),
        track({ properties: { email: 'ann at example.com' } }),
        track({ timestamp: 'yesterday' }),
        track({ timestamp: '2126-01-01T00:00:00Z', sentAt: '2026-01-01T00:00:00Z' }),
        track({ properties: { rating: 7 } }),
        track({ userId: 12345678901234567890 }),
        track({ properties: { text: 'x'.repeat(33_000) } }),
        track({ properties: { text: 'a\u0000b' } }),
        track({ properties: { text: 'half \ud83d' } }),
        'no event' as unknown as object,
        track(),
      ),
    );
    expect(answer.status).toBe(200);
    expect(answer.body.failed!.map(({ path, code }) => [path, code])).toEqual([
      ['batch[1].userId', 'bad_identifier'],
      ['batch[2].type', 'unknown_type'],
      ['batch[3].properties.email', 'bad_identifier'],
      ['batch[4].timestamp', 'bad_time'],
      ['batch[5].occurred_at', 'future_time'],
      ['batch[6].properties.rating', 'bad_rating'],
      ['batch[7].userId', 'bad_value'],
      ['batch[8]', 'too_large'],
      ['batch[9].properties.text', 'bad_character'],
      ['batch[10].properties.text', 'bad_character'],
      ['batch[11]', 'bad_shape'],
    ]);
    expect((await signals()).total).toBe(before + 2);
    expect((await failed()).items.find(({ place }) => place === 'batch[4]')).toMatchObject({
      source: 'web-shop',
      code: 'bad_time',
      path: 'timestamp',
      importId: null,
      replayedAt: null,
      raw: expect.stringContaining('yesterday'),
    });
  });

  it('keeps a failed signal once, however often its batch is sent, and takes it when it is corrected', async () => {
    const event = track({ userId: 'late-bird', properties: { email: 'late at example.com' } });
    await it_.send('/v1/batch', key, batch(event));
    await it_.send('/v1/batch', key, batch(event));
    const kept = (await failed()).items.filter(({ raw }) => raw.includes('late at example.com'));
    expect(kept).toHaveLength(1);
    const path = `/api/ingestion/failed-signals/${kept[0]!.id}/replay`;
    expect(await it_.call('POST', path)).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'properties.email' }] },
    });
    const raw = kept[0]!.raw.replace('late at', 'late@').replace('@ ', '@');
    const replayed = await it_.call<{ signalId: string }>('POST', path, { body: JSON.stringify({ raw }) });
    expect(replayed).toMatchObject({ status: 200, body: { id: kept[0]!.id } });
    expect(await it_.get(`/api/ingestion/signals/${replayed.body.signalId}`)).toMatchObject({
      occurredAt: expect.stringMatching(/^2026-01-05/),
    });
    expect((await it_.call('POST', path, { body: JSON.stringify({ raw }) })).status).toBe(422);
    expect((await failed()).items.find(({ id }) => id === kept[0]!.id)!.replayedAt).not.toBeNull();
  });

  it.each([
    ['{"batch": [\n  {"type": oops}\n]}', 400, /line 2, column \d+/],
    ['', 400, /empty/],
    ['[]', 400, /no JSON object/],
    [`${'{"batch":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 400, /nested/],
    ['{"batch": {}}', 422, /batch/],
  ])('refuses a body that is no batch, naming the place', async (body, status, detail) => {
    const answer = await it_.send('/v1/batch', key, body);
    expect(answer).toMatchObject({ status, body: { detail: expect.stringMatching(detail) } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuses 6 MB, plain or unpacked', async () => {
    const large = batch(track({ properties: { text: 'x'.repeat(6_000_000) } }));
    expect((await it_.send('/v1/batch', key, large)).status).toBe(413);
    expect((await it_.send('/v1/batch', key, gzipSync(large))).status).toBe(413);
  });

  it('refuses a wrong key, and a key reads nothing', async () => {
    expect((await it_.send('/v1/batch', 'wk_wrong', batch(track()))).status).toBe(401);
    expect((await it_.send('/v1/batch', undefined, batch(track()))).status).toBe(401);
    expect((await it_.send('/v1/wink', key, batch(track()))).status).toBe(404);
    const basic = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
    for (const path of [
      '/api/ingestion/signals',
      '/api/ingestion/sources',
      '/api/ingestion/failed-signals',
      '/api/ingestion/imports',
    ])
      expect((await it_.call('GET', path, { headers: basic })).status).toBe(401);
  });

  it('puts the clock of the sender right', async () => {
    const event = track({
      timestamp: '2016-01-01T00:00:00.000Z',
      sentAt: '2016-01-01T00:01:00.000Z',
      userId: 'wrong-clock',
    });
    await it_.send('/v1/batch', key, batch(event));
    const [customer] = (await it_.list<CustomerView>('/api/ingestion/customers?identifier=wrong-clock')).items;
    const ago = Date.now() - new Date(customer!.firstSeenAt).getTime();
    expect(ago).toBeGreaterThan(59_000);
    expect(ago).toBeLessThan(90_000);
  });

  it('makes one customer of everything that shares an identifier, with one timeline', async () => {
    await it_.send(
      '/v1/batch',
      key,
      batch(
        track({ userId: undefined, anonymousId: 'device-77' }),
        track({ userId: 'ida', properties: { email: ' Ida@Example.com ' } }),
        {
          type: 'identify',
          messageId: 'identify-ida',
          userId: 'ida',
          anonymousId: 'device-77',
          traits: { store: 'Leeds', segment: 'regular', value_a_year: 387, email: 'ida@example.com' },
        },
      ),
    );
    const found = await it_.list<CustomerView>('/api/ingestion/customers?identifier=IDA@example.com');
    expect(found).toMatchObject({
      total: 1,
      items: [{ signals: 3, store: 'Leeds', segments: ['regular'], valueAYear: { amount: 387, currency: 'EUR' } }],
    });
    expect(found.items[0]!.subjects).toHaveLength(3);
    const [first, second] = await Promise.all(
      [1, 2].map(async () => it_.list<SignalView>(`/api/ingestion/customers/${found.items[0]!.id}/timeline?limit=2`)),
    );
    expect(first).toMatchObject({ total: 3, items: [{ name: 'identify' }, {}] });
    const rest = await it_.list<SignalView>(
      `/api/ingestion/customers/${found.items[0]!.id}/timeline?limit=2&cursor=${second!.next}`,
    );
    expect(rest).toMatchObject({ items: [expect.anything()], next: null });
  });

  it('tells exact totals, and pages through everything once', async () => {
    const sources = await it_.list<SourceView>('/api/ingestion/sources');
    const [{ n }] = (await it_.database.query<{ n: string }>('SELECT count(*) AS n FROM signal')) as [{ n: string }];
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: { items: SignalView[]; next: string | null; total: number } = await it_.list<SignalView>(
        `/api/ingestion/signals?limit=7${next ? `&cursor=${next}` : ''}`,
      );
      expect(page.total).toBe(Number(n));
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(new Set(seen).size).toBe(Number(n));
    expect(seen).toHaveLength(Number(n));
    expect(sources.items.map(({ signals: count }) => count).reduce((a, b) => a + b, 0)).toBe(Number(n));
    const customers = await it_.list<CustomerView>('/api/ingestion/customers?limit=200');
    expect(customers.total).toBe(customers.items.length);
  });

  it('keeps no write key, only its hash', async () => {
    const [row] = await it_.database.query<{ hash: Buffer }>("SELECT hash FROM write_key WHERE source = 'web-shop'");
    expect(row!.hash.toString('latin1')).not.toContain(key);
    expect(
      (await it_.call('POST', '/api/ingestion/sources', { body: JSON.stringify({ name: 'web-shop' }) })).status,
    ).toBe(422);
  });
});
