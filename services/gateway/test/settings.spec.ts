import type { AuditEntryView, AuditVerified, Page, ProcessingRecord, SettingsView } from '@mirrorloop/contracts';
import { eventually } from '@mirrorloop/testing';
import { ForgetAuditTrail } from '../src/features/keep-audit-trail/forget-audit-trail.job.js';
import { tokenOf, withToken } from './as.js';
import { RawStream } from './listening.js';
import { RunningGateway } from './running-gateway.js';

const DAY_MS = 86_400_000;
let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await new RunningGateway().start();
});
afterAll(() => gateway.close());

const read = async <T>(path: string): Promise<T> => (await (await gateway.byToken(path)).json()) as T;
const settings = (): Promise<SettingsView> => read('/api/gateway/settings');
const put = async (change: Partial<SettingsView>): Promise<Response> => {
  const { atStart: _, ...was } = await settings();
  return gateway.byToken('/api/gateway/settings', { method: 'PUT', body: JSON.stringify({ ...was, ...change }) });
};

describe('the settings of an organisation', () => {
  it('are at first what a works council can sign, and keep what customers said until somebody decides otherwise', async () => {
    expect(await settings()).toMatchObject({
      version: 0,
      retention: {
        words: null,
        failedSignals: null,
        answers: null,
        parked: null,
        namesOfWhoLeft: 30,
        auditTrail: null,
      },
      figures: { perPerson: false, smallestTeam: 5 },
      atStart: { log: 14, inbox: 30 },
    });
  });

  it('are changed by an administrator, once for each version, and the trail says from what to what', async () => {
    const { retention, version } = await settings();
    const changed = await put({
      retention: { ...retention, words: 365 },
      figures: { perPerson: true, smallestTeam: 8 },
    });
    expect([changed.status, await changed.json()]).toMatchObject([
      200,
      { version: version + 1, retention: { words: 365 } },
    ]);
    expect((await put({ version })).status).toBe(412);
    const entry = await eventually(
      async () =>
        (await read<Page<AuditEntryView>>('/api/gateway/audit?subject=organisation')).items.find(({ after }) => after),
      { missing: 'the entry' },
    );
    expect(entry).toMatchObject({
      what: 'PUT /api/gateway/settings',
      before: { words: null, perPerson: false, smallestTeam: 5 },
      after: { words: 365, perPerson: true, smallestTeam: 8 },
    });
  });

  it('say in which language people are written to, and keep it where a client knows of none', async () => {
    expect((await settings()).language).toBe('en');
    expect((await put({ language: 'de' })).status).toBe(200);
    const { atStart: _, language: __, ...older } = await settings();
    const kept = await gateway.byToken('/api/gateway/settings', { method: 'PUT', body: JSON.stringify(older) });
    expect([kept.status, await kept.json()]).toMatchObject([200, { language: 'de' }]);
    expect((await put({ language: 'fr' as never })).status).toBe(422);
  });

  it('say how long the log keeps and what was handled is remembered, which is always longer', async () => {
    const messages = { log: 20, inbox: 25 };
    expect((await put({ messages })).status).toBe(200);
    expect(await settings()).toMatchObject({ messages, atStart: { log: 14, inbox: 30 } });
    for (const [wrong, days] of [
      [{ log: 25, inbox: 25 }, 25],
      [{ log: null, inbox: 14 }, 14],
      [{ log: 30, inbox: null }, 30],
    ] as const) {
      const refused = await put({ messages: wrong });
      expect([refused.status, await refused.json()]).toMatchObject([
        422,
        { errors: [{ path: 'messages.inbox', message: `is more than the ${days} days that the log keeps` }] },
      ]);
    }
    expect((await put({ messages: { log: null, inbox: null } })).status).toBe(200);
  });

  it('are refused where they make no sense, and by nobody else changed', async () => {
    const { retention, figures } = await settings();
    const refused = async (change: Partial<SettingsView>) => {
      const answer = await put(change);
      return [answer.status, ((await answer.json()) as { errors: { path: string }[] }).errors.map(({ path }) => path)];
    };
    expect(await refused({ retention: { ...retention, words: 0 } })).toEqual([422, ['retention.words']]);
    expect(await refused({ retention: { ...retention, auditTrail: 30 } })).toEqual([422, ['retention.auditTrail']]);
    expect(await refused({ figures: { ...figures, smallestTeam: 4 } })).toEqual([422, ['figures.smallestTeam']]);
    const { token } = await tokenOf(gateway, { role: 'manager' });
    const asManager = await gateway.fetch('/api/gateway/settings', { method: 'PUT', body: '{}', ...withToken(token) });
    expect(asManager.status).toBe(403);
  });

  it('are told to every service by an event', async () => {
    const { retention } = await settings();
    await put({ retention: { ...retention, parked: 90 } });
    const { token } = await tokenOf(gateway, { role: 'viewer' });
    const address = `${gateway.url}/topics/events?topics=gateway.settings&from=beginning`;
    const stream = await RawStream.open(address, withToken(token).headers);
    expect(stream.status).toBe(200);
    await stream.until(() => JSON.stringify(stream.events).includes('"parked":90'), 'the settings');
    stream.cut();
  });
});

describe('the processing record (GDPR Art. 30)', () => {
  it('is written from the settings, in English and in German, as data and as text to be filed', async () => {
    const { retention } = await settings();
    await put({
      retention: { ...retention, words: 400, auditTrail: null },
      contacts: { controller: 'Hollin & Reed Ltd, 1 Weir Lane', dataProtectionOfficer: 'dpo@hollin-reed.example' },
    });
    const record = await read<ProcessingRecord>('/api/gateway/processing-record');
    expect(record.controller).toContain('1 Weir Lane');
    expect(record.activities.map(({ name }) => name)).toHaveLength(5);
    expect(record.activities[2]).toMatchObject({
      name: 'Invitations to studies',
      recipients: expect.stringContaining('mail server'),
    });
    expect(record.activities[0]!.erasure[0]).toContain('400 days');
    const german = await gateway.byToken('/api/gateway/processing-record?lang=de&format=text');
    expect(german.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await german.text();
    for (const part of [
      'Artikel 30 DSGVO',
      '400 Tage',
      '14 Tage',
      'Einladungen zu Studien',
      'dpo@hollin-reed.example',
      'ab 8 Personen',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|null|NaN/);
  });
});

describe('the audit trail that is kept for a while', () => {
  const verified = (): Promise<AuditVerified> => read('/api/gateway/audit/verify');
  const forget = () => gateway.service.app.get(ForgetAuditTrail).run(gateway.clock.now());

  it('forgets its beginning and no more, says so, and its chain holds from there on', async () => {
    const { retention } = await settings();
    await put({ retention: { ...retention, auditTrail: 90 } });
    await eventually(
      async () => {
        const all = await verified();
        return all.entries >= 5 && all;
      },
      { missing: 'some entries' },
    );
    expect(await forget()).toBe(0);
    gateway.clock.advance(91 * DAY_MS);
    await put({ retention: { ...retention, auditTrail: 100 } });
    const today = await eventually(
      async () =>
        (await read<Page<AuditEntryView>>('/api/gateway/audit?what=settings')).items.find(
          ({ after }) => after?.['auditTrail'] === 100,
        ),
      { missing: 'the entry of today' },
    );
    expect(await forget()).toBe(0);
    gateway.clock.advance(10 * DAY_MS);
    expect(await forget()).toBeGreaterThan(0);
    expect(await verified()).toMatchObject({ intact: true, forgotten: expect.any(Number) });
    expect((await verified()).forgotten).toBeLessThan(today.position);
    expect(await read<AuditVerified>(`/api/gateway/audit/verify?head=${today.hash}`)).toMatchObject({ intact: true });
    const told = await eventually(
      async () => (await read<Page<AuditEntryView>>('/api/gateway/audit?what=forget-audit-trail')).items[0],
      { missing: 'the entry that says so' },
    );
    expect(told).toMatchObject({ who: { kind: 'system' }, after: { entries: expect.any(Number) } });
  });
});
