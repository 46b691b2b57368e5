import type { CustomerView, FailedSignalView, ImportView, SignalView } from '@mirrorloop/contracts';
import { FailedSignals } from '../src/features/replay-failed-signals/failed-signals.js';
import { type Running, runIngestion } from './running.js';

describe('a file', () => {
  let it_: Running;
  beforeAll(async () => {
    it_ = await runIngestion();
  }, 60_000);
  afterAll(() => it_.close());

  let number = 0;
  /** Each test has a source of its own. */
  const imported = async (file: string | Buffer, fields: Record<string, string> = {}) => {
    const source = `source ${++number}`;
    const accepted = await it_.upload(source, file, fields);
    expect(accepted).toMatchObject({ status: 202, body: { source, fileName: 'feedback.csv' } });
    // Whoever takes it up may be quicker than the answer.
    expect(['accepted', 'running', 'done']).toContain(accepted.body.state);
    const view = await it_.finished(accepted.body.id);
    const signals = (
      await it_.list<SignalView>(`/api/ingestion/signals?source=${encodeURIComponent(source)}&limit=200`)
    ).items;
    const failed = (await it_.list<FailedSignalView>(`/api/ingestion/failed-signals?importId=${view.id}&limit=200`))
      .items;
    return {
      source,
      view,
      signals,
      failed,
      reasonAt: Object.fromEntries(failed.map(({ place, code }) => [place, code])),
    };
  };
  const rows = (read: number, accepted: number, failed = 0, duplicate = 0) => ({ read, accepted, duplicate, failed });

  it('becomes signals, customers and a count of both', async () => {
    const { view, signals } = await imported(
      'id,occurred_at,channel,touchpoint,name,text,rating,rating_low,rating_high,email,phone,loyalty_number,store,segment,value_a_year,currency\n' +
        '1,2026-01-05T10:00:00Z,Web survey,delivery,feedback,"Late, and ""nobody"" told us\nfor two weeks",2,0,10, Eve@Example.com,+44 (0)20 7946 0018,HR-12 34,Leeds,regular,387.50,GBP\n' +
        '2,2026-01-05,store,,,,,,,,,,,,,\n',
    );
    expect(view).toMatchObject({
      state: 'done',
      rows: rows(2, 2),
      refusal: null,
      columns: { text: 'text', email: 'email' },
    });
    expect(signals.find(({ text }) => text)).toMatchObject({
      channel: 'web',
      channelAsSaid: 'Web survey',
      touchpoint: 'delivery',
      text: 'Late, and "nobody" told us\nfor two weeks',
      rating: { value: 2, low: 0, high: 10 },
      store: 'Leeds',
    });
    expect(signals.find(({ text }) => !text)).toMatchObject({
      channel: 'store',
      touchpoint: 'unspecified',
      customerId: null,
      occurredAt: '2026-01-05T00:00:00.000Z',
    });
    const found = await it_.list<CustomerView>(
      `/api/ingestion/customers?identifier=${encodeURIComponent('+44 20 7946 0018')}`,
    );
    expect(found.items).toEqual([
      expect.objectContaining({
        store: 'Leeds',
        segments: ['regular'],
        valueAYear: { amount: 387.5, currency: 'GBP' },
        identifiers: expect.arrayContaining([
          { type: 'email', value: 'eve@example.com' },
          { type: 'loyalty-number', value: 'HR1234' },
        ]),
      }),
    ]);
  });

  it.each([
    ['semicolons', 'Occurred At;Comment\n2026-01-05;a\n2026-01-06;b\n'],
    ['tabs', 'occurred_at\ttext\n2026-01-05\ta\n2026-01-06\tb\n'],
    ['bars', 'occurred_at|text\n2026-01-05|a\n2026-01-06|b\n'],
    ['a byte order mark', '\ufeffoccurred_at,text\n2026-01-05,a\n2026-01-06,b\n'],
    ['Windows line ends', 'occurred_at,text\r\n2026-01-05,a\r\n2026-01-06,b\r\n'],
    ['old Mac line ends', 'occurred_at,text\r2026-01-05,a\r2026-01-06,b\r'],
    ['no line end at the end', 'occurred_at,text\n2026-01-05,a\n2026-01-06,b'],
    ['blank lines', '\n\noccurred_at,text\n\n2026-01-05,a\n\n2026-01-06,b\n\n'],
    ['a separator line', 'sep=;\noccurred_at;text\n2026-01-05;a\n2026-01-06;b\n'],
    ['empty columns at the end', 'occurred_at,text\n2026-01-05,a,,\n2026-01-06,b,\n'],
  ])('may have %s', async (_, file) => {
    const { view, signals } = await imported(file);
    expect(view).toMatchObject({ state: 'done', rows: rows(2, 2) });
    expect(signals.map(({ text }) => text).sort()).toEqual(['a', 'b']);
  });

  it.each([
    [
      'UTF-16 little end first',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('occurred_at,text\n2026-01-05,schön ✓\n', 'utf16le')]),
      {},
      'schön ✓',
    ],
    [
      'UTF-16 big end first',
      Buffer.concat([
        Buffer.from([0xfe, 0xff]),
        Buffer.from('occurred_at,text\n2026-01-05,schön ✓\n', 'utf16le').swap16(),
      ]),
      {},
      'schön ✓',
    ],
    [
      'Windows-1252, said so',
      Buffer.from('occurred_at,text\n2026-01-05,sch\xf6n\n', 'latin1'),
      { encoding: 'windows-1252' },
      'schön',
    ],
    [
      'Shift-JIS, said so',
      Buffer.concat([
        Buffer.from('occurred_at,text\n2026-01-05,'),
        Buffer.from([0x83, 0x5c, 0x83, 0x74, 0x83, 0x67]),
        Buffer.from('\n'),
      ]),
      { encoding: 'shift_jis' },
      'ソフト',
    ],
  ])('may be in %s', async (_, file, fields, text) => {
    const { view, signals } = await imported(file, fields);
    expect(view).toMatchObject({ state: 'done', rows: rows(1, 1) });
    expect(signals[0]!.text).toBe(text);
  });

  it('keeps a line with a broken quote and goes on at the next, however often that happens', async () => {
    const { view, failed, signals, reasonAt } = await imported(
      [
        'occurred_at,text',
        '2026-01-05,a',
        '2026-01-05,"never closed',
        '2026-01-05,b',
        '2026-01-05,say "what" here',
        '2026-01-05,"two\nlines"',
        '2026-01-05,"closed" too early',
        '2026-01-05,"c"',
        '2026-01-05,"d',
        '',
      ].join('\n'),
    );
    expect(view).toMatchObject({ state: 'done', rows: rows(8, 4, 4), reasons: [{ code: 'broken_quotes', count: 4 }] });
    expect(reasonAt).toEqual({
      'line 3': 'broken_quotes',
      'line 5': 'broken_quotes',
      'line 8': 'broken_quotes',
      'line 10': 'broken_quotes',
    });
    expect(signals.map(({ text }) => text).sort()).toEqual(['a', 'b', 'c', 'two\nlines']);
    expect(failed.map(({ raw }) => raw)).toContain('2026-01-05,"never closed');
  });

  it('keeps each row it cannot take, with line, column and reason, and takes the rest', async () => {
    const { view, failed, reasonAt } = await imported(
      Buffer.concat([
        Buffer.from('When,Comment,E-Mail,rating,value_a_year\n'),
        Buffer.from('2026-01-05,a,ann@example.com,5,\n'),
        Buffer.from('2026-01-05,b,ann at example.com,5,\n'),
        Buffer.from('03/04/2026,c,,,\n'),
        Buffer.from('soon,d,,,\n'),
        Buffer.from(',e,,,\n'),
        Buffer.from('2126-01-05,f,,,\n'),
        Buffer.from('2026-01-05,g,,eleven,\n'),
        Buffer.from('2026-01-05,h\n'),
        Buffer.from('2026-01-05,i,,,"1,5"\n'),
        Buffer.from('2026-01-05,sch\xf6n und gr\xfcn ist die Stra\xdfe,,,\n', 'latin1'),
        Buffer.from('2026-01-05,k\u0000,,,\n'),
        Buffer.from('2026-02-30,l,,,\n'),
        Buffer.from('2026-01-05,m,,,\n'),
      ]),
      { mapping: JSON.stringify({ occurred_at: 'When', email: 'e-mail' }) },
    );
    expect(view).toMatchObject({
      state: 'done',
      rows: rows(13, 2, 11),
      columns: { occurred_at: 'When', text: 'Comment', email: 'E-Mail' },
    });
    expect(reasonAt).toEqual({
      'line 3': 'bad_identifier',
      'line 4': 'ambiguous_time',
      'line 5': 'bad_time',
      'line 6': 'no_time',
      'line 7': 'future_time',
      'line 8': 'bad_rating',
      'line 9': 'wrong_columns',
      'line 10': 'bad_value',
      'line 11': 'bad_encoding',
      'line 12': 'bad_character',
      'line 13': 'bad_time',
    });
    const at = (place: string) => failed.find((one) => one.place === place);
    expect(at('line 3')).toMatchObject({
      path: 'E-Mail',
      message: expect.stringContaining('ann at example.com'),
      importId: view.id,
    });
    expect(at('line 11')!.message).toContain('encoding=');
    const [kept] = await it_.database.query<{ bytes: Buffer }>('SELECT bytes FROM failed_signal WHERE id = $1', [
      at('line 11')!.id,
    ]);
    expect(kept!.bytes.toString('latin1')).toContain('schön');
  });

  it('reads days as they are said to be written, and refuses the hour that came twice', async () => {
    const { signals } = await imported('occurred_at,text\n03/04/2026 14:05,a\n', { dates: 'day-first' });
    expect(signals[0]!.occurredAt).toBe('2026-04-03T14:05:00.000Z');
    const american = await imported('occurred_at,text\n03/04/2026,a\n', { dates: 'month-first' });
    expect(american.signals[0]!.occurredAt).toBe('2026-03-04T00:00:00.000Z');
    const sheet = await imported('occurred_at,text\n45231.5,a\n', { dates: 'excel' });
    expect(sheet.signals[0]!.occurredAt).toBe('2023-11-01T12:00:00.000Z');
    const berlin = await imported('occurred_at,text\n2025-10-26 02:30,a\n2025-10-26 04:30,b\n12.3.2025 9:00,c\n', {
      time_zone: 'Europe/Berlin',
    });
    expect(berlin.reasonAt).toEqual({ 'line 2': 'ambiguous_time' });
    expect(berlin.signals.map(({ occurredAt }) => occurredAt)).toEqual([
      '2025-10-26T03:30:00.000Z',
      '2025-03-12T08:00:00.000Z',
    ]);
  });

  it.each([
    ['', /empty/],
    ['\n\n', /no line with the names/],
    ['text,email\nhello,ann@example.com\n', /No column says when it happened.*"text", "email"/],
    ['occurred_at,occurred_at\n2026-01-05,2026-01-05\n', /there 2 times/],
  ])('that cannot be used is refused with a sentence that says what is missing', async (file, why) => {
    expect((await imported(file)).view).toMatchObject({
      state: 'refused',
      refusal: expect.stringMatching(why),
      rows: rows(0, 0),
    });
  });

  it('that names a column it does not have is refused', async () => {
    const { view } = await imported('a,b\n1,2\n', { mapping: '{"occurred_at":"When"}' });
    expect(view.refusal).toMatch(/no column "When".*"a", "b"/);
  });

  it.each([
    [{ source: '' }, 'source'],
    [{ encoding: 'klingon' }, 'encoding'],
    [{ mapping: '{oops' }, 'mapping'],
    [{ mapping: '{"colour":"a"}' }, 'colour'],
    [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
    [{ dates: 'whenever' }, 'dates'],
  ])('with a wrong field is refused at once, naming it: %j', async (fields, path) => {
    const answer = await it_.upload('shop', 'occurred_at\n2026-01-05\n', fields as Record<string, string>);
    expect(answer).toMatchObject({ status: 422 });
    expect(JSON.stringify((answer.body as unknown as { errors: unknown }).errors)).toContain(path);
  });

  it('needs to be a file', async () => {
    const form = new FormData();
    form.set('source', 'shop');
    expect(await it_.call('POST', '/imports', { body: form })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'file' }] },
    });
    expect((await it_.call('POST', '/imports', { body: '{}' })).status).toBe(415);
    expect((await it_.call('GET', '/imports/00000000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await it_.call('GET', '/imports/what')).status).toBe(404);
  });

  it('that is sent again changes nothing, whether its rows have ids or not', async () => {
    for (const file of [
      'id,occurred_at,text\n1,2026-01-05,a\n2,2026-01-05,a\n3,no time,a\n',
      'occurred_at,text\n2026-01-05,same\n2026-01-05,same\n2026-01-05,other\nno time,a\n',
    ]) {
      const first = await imported(file);
      const again = await it_.finished((await it_.upload(first.source, file)).body.id);
      expect(again.rows).toEqual({ ...first.view.rows, accepted: 0, duplicate: first.view.rows.accepted });
      const kept = await it_.list(`/api/ingestion/failed-signals?source=${encodeURIComponent(first.source)}`);
      expect(kept.total).toBe(1);
      expect((await it_.list(`/api/ingestion/signals?source=${encodeURIComponent(first.source)}`)).total).toBe(
        first.view.rows.accepted,
      );
    }
  });

  it('is the same import under the same Idempotency-Key', async () => {
    const [one, two] = [
      await it_.upload('key', 'occurred_at\n2026-01-05\n', {}, { 'idempotency-key': 'k1' }),
      await it_.upload('key', 'occurred_at\n2026-01-05\n', {}, { 'idempotency-key': 'k1' }),
    ];
    expect(two).toMatchObject({ status: 202, body: { id: one.body.id } });
    const listed = await it_.list<ImportView>('/api/ingestion/imports?limit=200');
    expect(listed.items.filter(({ source }) => source === 'key')).toHaveLength(1);
    expect(listed.total).toBe(listed.items.length);
  });

  it('has rows that can be corrected and replayed', async () => {
    const { failed, source } = await imported(
      'id,occurred_at,text,email\n1,2026-01-05,"Late, again",ann at example.com\n',
    );
    const path = `/api/ingestion/failed-signals/${failed[0]!.id}/replay`;
    const waiting = await it_.service.app.get(FailedSignals).waiting();
    expect(await it_.call('POST', path)).toMatchObject({ status: 422, body: { errors: [{ path: 'email' }] } });
    const raw = failed[0]!.raw.replace('ann at example', 'ann@example');
    expect((await it_.call('POST', path, { body: JSON.stringify({ raw }) })).status).toBe(200);
    expect(await it_.service.app.get(FailedSignals).waiting()).toBe(waiting - 1);
    expect(await it_.list(`/api/ingestion/signals?source=${encodeURIComponent(source)}`)).toMatchObject({
      items: [{ text: 'Late, again' }],
    });
    expect(
      await it_.list(`/api/ingestion/failed-signals?source=${encodeURIComponent(source)}&state=waiting`),
    ).toMatchObject({ total: 0 });
  });
});
