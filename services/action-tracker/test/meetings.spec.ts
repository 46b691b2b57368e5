import {
  type ActionView,
  InsightRaised,
  MeetingClosed,
  MeetingScheduled,
  type MeetingItemView,
  type MeetingView,
  PersonChanged,
} from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { eventually, MailServer } from '@mirrorloop/testing';
import { RunningActionTracker } from './running-service.js';

const DAY = 86_400_000;
const mara = PersonChanged.example().personId;
const jonas = derivedId('person', 'jonas');
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
const insight = (n: number) => derivedId('meeting insight', String(n));

describe('a meeting', () => {
  let tracker: RunningActionTracker;
  let mailServer: MailServer;
  beforeAll(async () => {
    mailServer = await MailServer.start();
    const mail = { smtpUrl: mailServer.url, from: 'Mirrorloop <m@example.test>' };
    tracker = await RunningActionTracker.start('2026-11-20T09:00:00Z', { mail });
    await tracker.tell(PersonChanged, { email: 'mara@example.test' }, 1);
    const berlin = { email: 'jonas@example.test', language: 'de', timeZone: 'Europe/Berlin' } as const;
    await tracker.tell(PersonChanged, { personId: jonas, name: 'Jonas Weber', ...berlin }, 1);
    await tracker.knows(jonas, 1);
    for (const n of [1, 2, 3]) await raise(n);
  }, 60_000);
  afterAll(async () => {
    await tracker?.stop();
    await mailServer?.stop();
  });

  const raise = async (n: number) => {
    await tracker.tell(InsightRaised, { insightId: insight(n), title: `Surge ${n}` }, 1, insight(n));
    await tracker.until(`/actions?insightId=${insight(n)}`, ({ items }) => items.length === 1, `the action of ${n}`);
  };
  const plan = (change: object = {}, headers = {}) => {
    const said = { title: 'Weekly review', startsAt: '2026-11-20T10:00:00Z', minutes: 60, attendeeIds: [mara, jonas] };
    return tracker.ask('POST', '/meetings', { ...said, ...change }, headers);
  };
  const show = async (id: string): Promise<MeetingView> => (await tracker.ask('GET', `/meetings/${id}`)).body;
  const itemFor = ({ items }: MeetingView, n: number): MeetingItemView =>
    items.find(({ action }) => action.insightId === insight(n))!;
  const decide = async (id: string, n: number, said: object) => {
    const { id: itemId, version } = itemFor(await show(id), n);
    return tracker.ask('PUT', `/meetings/${id}/items/${itemId}`, { version, ...said });
  };
  const draftOf = (action: ActionView) => ({
    problem: 'Parcels wait at the depot.',
    ownerId: mara,
    deadline: '2026-11-27',
    stakes: action.stakes,
    successMeasure,
    way,
  });

  let first: MeetingView;
  let second: { id: string };

  it('is planned once, however often the plan is sent under one key; what is wrong with a plan is named', async () => {
    const key = { 'idempotency-key': 'this week' };
    const planned = await plan({}, key);
    expect([planned.status, planned.body.state]).toEqual([201, 'planned']);
    expect((await plan({}, key)).body.id).toBe(planned.body.id);
    expect((await tracker.ask('GET', '/meetings')).body.total).toBe(1);
    const refused = await plan({ title: '', startsAt: '2026-11-20', minutes: 0, attendeeIds: [mara, insight(1)] });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'title',
      'startsAt',
      'minutes',
      'attendeeIds[1]',
    ]);
    first = planned.body;
  });

  it('has an agenda of what nobody owns before it begins, as it would be now; from its beginning it stands', async () => {
    expect(first.items.map(({ section }) => section)).toEqual(['unowned', 'unowned', 'unowned']);
    await raise(4);
    expect((await show(first.id)).items).toHaveLength(4);
    expect((await decide(first.id, 1, { decision: 'noted' })).status).toBe(422);
    first = (await tracker.ask('POST', `/meetings/${first.id}/start`)).body;
    expect(first).toMatchObject({ state: 'running', startedAt: '2026-11-20T09:00:00.000Z' });
    await raise(5);
    expect((await show(first.id)).items).toHaveLength(4);
    const { body: added } = await tracker.ask('GET', `/actions?insightId=${insight(5)}`);
    const actionId = added.items[0].id;
    const after = await tracker.ask('POST', `/meetings/${first.id}/items`, { actionId });
    expect(after.body.items.at(-1)).toMatchObject({ section: 'added', decision: 'open' });
    expect((await tracker.ask('POST', `/meetings/${first.id}/items`, { actionId })).status).toBe(422);
  });

  it('refuses the second of two who decide the same at once, and changes nothing by it', async () => {
    const { id: itemId, version } = itemFor(first, 4);
    const at = `/meetings/${first.id}/items/${itemId}`;
    const both = await Promise.all(
      ['Hers', 'His'].map((note) => tracker.ask('PUT', at, { version, decision: 'noted', note })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const kept = both.find(({ status }) => status === 200)!.body as MeetingView;
    expect(itemFor(await show(first.id), 4)).toEqual(itemFor(kept, 4));
  });

  it('can’t be closed while an agreed item can’t be committed: each item and field is named, and nothing happens', async () => {
    const { stakes } = itemFor(first, 1).action;
    await decide(first.id, 1, { decision: 'agreed', draft: { problem: 'Late.', stakes, way } });
    const agreed = await decide(first.id, 2, { decision: 'agreed', draft: draftOf(itemFor(first, 2).action) });
    expect(itemFor(agreed.body, 1).missing.map(({ path }) => path)).toEqual(['ownerId', 'deadline', 'successMeasure']);
    expect(itemFor(agreed.body, 2).missing).toEqual([]);
    const refused = await tracker.ask('POST', `/meetings/${first.id}/close`, {});
    expect(refused.status).toBe(422);
    const { id } = itemFor(first, 1);
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      `items.${id}.ownerId`,
      `items.${id}.deadline`,
      `items.${id}.successMeasure`,
    ]);
    expect(refused.body.errors[0].message).toContain('Surge 1');
    const after = await show(first.id);
    expect([after.state, itemFor(after, 2).decision, itemFor(after, 2).action.state]).toEqual([
      'running',
      'agreed',
      'proposed',
    ]);
  });

  it('commits an item at once by the rule of every commit, and drops or puts off with a reason', async () => {
    const { id: itemId, version, action } = itemFor(await show(first.id), 1);
    const at = `/meetings/${first.id}/items/${itemId}`;
    const half = await tracker.ask('POST', `${at}/commit`, { version });
    expect([half.status, half.body.errors[0].path]).toEqual([422, 'ownerId']);
    const done = await tracker.ask('POST', `${at}/commit`, { version, draft: draftOf(action) });
    expect(itemFor(done.body, 1)).toMatchObject({ decision: 'committed', action: { state: 'committed' } });
    const history = (await tracker.ask('GET', `/actions/${action.id}/history`)).body;
    expect(history.at(-1).what).toMatch(/^Committed: Mara Keller owns it until/);
    expect((await decide(first.id, 3, { decision: 'deferred' })).body.errors[0].path).toBe('reason');
    expect((await decide(first.id, 3, { decision: 'deferred', reason: 'Until the report.' })).status).toBe(200);
    const dropped = await decide(first.id, 5, { decision: 'dropped', reason: 'Weather.' });
    expect(itemFor(dropped.body, 5).action).toMatchObject({ state: 'dropped', dropped: { reason: 'Weather.' } });
  });

  it('closes with every promise made, and plans the following meeting of its series', async () => {
    tracker.clock.advance(3_600_000);
    const next = { startsAt: '2026-11-27T20:00:00Z' };
    const closed = await tracker.ask('POST', `/meetings/${first.id}/close`, { next });
    expect(closed.body).toMatchObject({ state: 'closed', closedAt: '2026-11-20T10:00:00.000Z', closedBy: 'Ana Ruiz' });
    expect(itemFor(closed.body, 2)).toMatchObject({ decision: 'committed', action: { state: 'committed' } });
    second = closed.body.next;
    expect(await show(second.id)).toMatchObject({ seriesId: first.seriesId, title: first.title, minutes: 60 });
    expect((await tracker.ask('POST', `/meetings/${first.id}/close`, {})).status).toBe(422);
    const listed = (await tracker.ask('GET', '/meetings')).body.items;
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
    expect(listed[1]).toMatchObject({ items: 5, committed: 2, attendees: 2 });
    const told = await eventually(() => tracker.heard.filter(({ type }) => type === MeetingClosed.type)[0], {
      missing: 'the news that it is closed',
    });
    expect(JSON.parse(told.data)).toMatchObject({ nextId: second.id, by: 'Ana Ruiz' });
    expect(JSON.parse(told.data).committed).toHaveLength(2);
    expect(tracker.heard.filter(({ type }) => type === MeetingScheduled.type)).toHaveLength(2);
  });

  const minutesMails = () =>
    mailServer.got.map(({ raw }) => raw).filter((mail) => /^Subject: (Minutes|Protokoll): Weekly review/m.test(mail));

  it('sends its minutes to each who was there, again under the same Message-ID while the mail server is away', async () => {
    mailServer.away = true;
    await tracker.deliver();
    expect(minutesMails()).toHaveLength(0);
    mailServer.away = false;
    tracker.clock.advance(6_000);
    await eventually(
      async () => {
        await tracker.deliver();
        return minutesMails().length >= 2;
      },
      { missing: 'the minutes' },
    );
    const sent = minutesMails();
    expect(sent.map((mail) => /^To: (.*)$/m.exec(mail)![1]!.trim()).sort()).toEqual([
      'jonas@example.test',
      'mara@example.test',
    ]);
    const ids = await tracker.query<{ id: string }>(
      `SELECT '<' || delivery_id || '@mirrorloop>' AS id FROM action_tracker.deliveries d
       JOIN action_tracker.notices n USING (notice_id) WHERE n.kind = 'minutes'`,
    );
    expect(sent.map((mail) => /^Message-ID: (.*)$/m.exec(mail)![1]!.trim()).sort()).toEqual(
      ids.map(({ id }) => id).sort(),
    );
    for (const mail of sent) expect(mail).toMatch(/Content-Type: text\/calendar/);
  });

  it('writes them in the language of each, by their clocks', () => {
    const textTo = (address: string) => mailServer.to(address)[0]!.text.replace(/=\r?\n/g, '');
    const english = textTo('mara@example.test');
    for (const said of ['Promised (2)', 'Mara Keller until Fri', '27 November 2026 at 18:00 GMT', 'Put off (1)'])
      expect(english).toContain(said);
    const german = textTo('jonas@example.test');
    for (const said of ['Zugesagt (2)', 'Mara Keller bis Fr', '27. November 2026 um 19:00 MEZ', 'Verschoben (1)'])
      expect(german).toContain(said);
    for (const text of [english, german]) expect(text).toContain('Until the report.');
  });

  it('gives its promises and the next meeting to a calendar, and each who is expected has it in their own feed', async () => {
    const token = (await tracker.askAs(mara, 'POST', '/calendar-feed')).body.path as string;
    const feed = await (await tracker.fetch(token)).text();
    expect(feed).toContain(`UID:${second.id}@mirrorloop`);
    expect(feed).toContain('DTSTART:20261127T200000Z');
    expect(feed).toContain('DTEND:20261127T210000Z');
    expect(feed.match(/BEGIN:VALARM/g)).toHaveLength(2);
    const calendar = await tracker.askText(`/meetings/${first.id}/calendar.ics`);
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(calendar).toContain(`UID:${second.id}@mirrorloop`);
  });

  it('starts with what the last one promised, with its state today; then what was put off, what is overdue, what nobody owns', async () => {
    const [one] = itemsOf(await show(second.id), 'promised');
    await tracker.ask('POST', `/actions/${one!.action.id}/done`, { version: one!.action.version });
    tracker.clock.moveTo(new Date('2026-11-27T20:00:00Z'));
    const started: MeetingView = (await tracker.ask('POST', `/meetings/${second.id}/start`)).body;
    expect(started.previous).toEqual({ id: first.id, startsAt: first.startsAt });
    expect(started.items.map(({ section }) => section)).toEqual(['promised', 'promised', 'deferred', 'unowned']);
    expect(started.items.map(({ action }) => [action.state, action.overdue])).toEqual([
      ['done', false],
      ['committed', true],
      ['proposed', false],
      ['proposed', false],
    ]);
    expect(started.items[2]!.action.insightId).toBe(insight(3));
  });

  it('shows what is overdue or stalled on the agenda of another series', async () => {
    tracker.clock.advance(8 * DAY);
    await tracker.sweep();
    const other = (await plan({ title: 'Board', startsAt: new Date(tracker.clock.now()).toISOString() })).body;
    expect((other as MeetingView).items.map(({ section }) => section)).toEqual(['overdue', 'unowned', 'unowned']);
    const cancelled = await tracker.ask('POST', `/meetings/${other.id}/cancel`, { reason: 'Nobody can come.' });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelled: { reason: 'Nobody can come.' } });
    expect((await tracker.ask('POST', `/meetings/${other.id}/start`)).status).toBe(422);
  });

  it('goes on where it was after a restart', async () => {
    const { revision } = await show(second.id);
    await tracker.restart();
    expect((await show(second.id)).revision).toBe(revision);
    expect((await decide(second.id, 4, { decision: 'noted', note: 'Again.' })).body.revision).toBe(revision + 1);
  });

  it('keeps its notes, and refuses those of whoever saw an older version', async () => {
    const { version } = await show(second.id);
    const at = `/meetings/${second.id}`;
    expect((await tracker.ask('PUT', at, { version, notes: 'Depot visited.' })).body.notes).toBe('Depot visited.');
    expect((await tracker.ask('PUT', at, { version, notes: 'Lost?' })).status).toBe(412);
    expect((await tracker.ask('PUT', at, { version: version + 1, attendeeIds: [mara] })).body.attendees).toHaveLength(
      1,
    );
    const longer = await tracker.ask('PUT', at, { version: version + 2, minutes: 90 });
    expect([longer.status, longer.body.minutes]).toEqual([200, 90]);
  });

  const itemsOf = ({ items }: MeetingView, section: string) => items.filter((item) => item.section === section);
});
