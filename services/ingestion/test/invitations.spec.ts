import {
  type ContactSettingsView,
  type CustomerView,
  type DataOf,
  type InvitationCounts,
  InvitationRequested,
  INVITATIONS_SEAL,
  type Page,
  SettingsChanged,
  ticketText,
  topics,
} from '@mirrorloop/contracts';
import { derivedId, HeldClock, newId, Seal } from '@mirrorloop/kernel';
import { published } from '@mirrorloop/messaging';
import { JobRunner } from '@mirrorloop/messaging-nest';
import { PostgresLog } from '@mirrorloop/messaging-postgres';
import { eventually, MailServer } from '@mirrorloop/testing';
import { runIngestion, type Running } from './running.js';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const SECRET = 'only-for-tests-only-for-tests-only-for-tests';
const addressOf = (name: string) => `${name}@example.org`;
const studyOf = (name: string) => derivedId('study', name);

describe('inviting customers', () => {
  const clock = new HeldClock(new Date('2026-11-20T09:00:00Z'));
  const seal = new Seal({ serviceSecret: SECRET }, INVITATIONS_SEAL);
  let mail: MailServer;
  let running: Running;
  let log: PostgresLog;
  let key: string;
  beforeAll(async () => {
    mail = await MailServer.start();
    running = await runIngestion({
      config: { clock, publicAddress: () => 'https://loop.example' },
      mail: { smtpUrl: mail.url, from: 'Hollin & Reed <shop@hollin-reed.example>' },
    });
    log = await PostgresLog.open(running.databaseUrl);
    await log.declare(topics);
    key = await running.newSource('web-shop');
  });
  afterAll(async () => {
    await log?.close();
    await running?.close();
    await mail?.stop();
  });

  /** Somebody the shop knows, and what they said of being asked. @returns their subject */
  const knows = async (name: string, consent: string | undefined, more: object = {}): Promise<string> => {
    const traits = { email: addressOf(name), ...(consent === undefined ? {} : { consent }), ...more };
    const said = await running.send(
      '/v1/identify',
      key,
      JSON.stringify({ type: 'identify', userId: name, messageId: newId(), traits }),
    );
    expect(said.status).toBe(200);
    const { items } = await running.get<Page<CustomerView>>(`/api/ingestion/customers?identifier=${name}`);
    return items[0]!.subjects.at(-1)!;
  };
  const request = async (
    study: string,
    subjectId: string,
    change: Partial<DataOf<typeof InvitationRequested>> = {},
    due = true,
  ) => {
    const data = InvitationRequested.example({
      ...{ invitationId: derivedId(study, subjectId), studyId: studyOf(study), population: 'customer' as const },
      ...{ subjectId, personId: null, endsAt: null },
      sealed: seal.seal(ticketText({ due, secret: 'kT3xZ9kQm2Vw8rYp0LdNcB5s' })),
      ...change,
    });
    const cause = { id: newId(), correlationId: studyOf(study) };
    await log.append(published('insight.test', cause, [InvitationRequested.of(data)], clock.now()));
  };
  const counts = (study: string) => running.get<InvitationCounts>(`/api/ingestion/invitations?study=${studyOf(study)}`);
  const until = (study: string, holds: (all: InvitationCounts) => boolean, missing: string) =>
    eventually(
      async () => {
        const all = await counts(study);
        return holds(all) && all;
      },
      { missing },
    );

  it('mails who agreed, and nobody who didn’t, withdrew or has no address; and counts them by reason', async () => {
    await request('first', await knows('yes', 'yes'));
    await request('first', await knows('silent', undefined));
    await request('first', await knows('no', 'nein'));
    await knows('changed', 'true');
    clock.advance(1_000);
    await request('first', await knows('changed', 'false'));
    const said = { type: 'identify', userId: 'nowhere', messageId: newId(), traits: { consent: true } };
    await running.send('/v1/identify', key, JSON.stringify(said));
    const [nowhere] = (await running.get<Page<CustomerView>>('/api/ingestion/customers?identifier=nowhere')).items;
    await request('first', nowhere!.subjects[0]!);
    await request('first', newId());
    const all = await until(
      'first',
      ({ notMailed, waiting }) => waiting === 0 && notMailed.reduce((sum, { count }) => sum + count, 0) === 5,
      'the reasons',
    );
    expect(all.sends).toBe(true);
    expect(Object.fromEntries(all.notMailed.map(({ reason, count }) => [reason, count]))).toEqual({
      ...{ 'no-consent': 1, withdrawn: 2, 'no-address': 1, 'unknown-customer': 1 },
    });
    const [got] = await mail.arrived(addressOf('yes'));
    expect(got!.text).toContain('https://loop.example/answer/kT3xZ9kQm2Vw8rYp0LdNcB5s');
    for (const name of ['silent', 'no']) expect(mail.to(addressOf(name))).toEqual([]);
  });

  it('takes what is neither yes nor no for neither, and says where it stands', async () => {
    const body = JSON.stringify({
      type: 'identify',
      userId: 'vague',
      messageId: newId(),
      traits: { consent: 'maybe' },
    });
    const { body: answer } = await running.send('/v1/identify', key, body);
    expect(answer.failed).toEqual([
      expect.objectContaining({ code: 'bad_value', path: 'traits.consent', message: '"maybe" is neither yes nor no' }),
    ]);
  });

  it('asks a customer once a study, by whichever subject, and by no other study within the window', async () => {
    const one = await knows('often', 'yes');
    const other = await knows('often', 'yes', { loyalty_number: 'HR-4711-22' });
    expect(other).not.toBe(one);
    await request('spring', one);
    await request('spring', other);
    await mail.arrived(addressOf('often'));
    await until(
      'spring',
      ({ notMailed, mailed }) => mailed === 1 && notMailed[0]?.reason === 'already-asked',
      'one of two',
    );
    await request('summer', one);
    await until('summer', ({ notMailed }) => notMailed[0]?.reason === 'asked-lately', 'the window');
    clock.advance(90 * DAY);
    await request('autumn', one);
    await until('autumn', ({ mailed }) => mailed === 1, 'the next one');
    expect(mail.to(addressOf('often'))).toHaveLength(2);
  });

  it('keeps to the window of the settings, which two people can’t change past each other', async () => {
    const path = '/api/ingestion/contact-settings';
    const { version, windowDays } = await running.get<ContactSettingsView>(path);
    expect(windowDays).toBe(90);
    const put = (body: object) => running.call<ContactSettingsView>('PUT', path, { body: JSON.stringify(body) });
    expect((await put({ version, windowDays: 30 })).body).toEqual({ version: version + 1, windowDays: 30 });
    expect((await put({ version, windowDays: 10 })).status).toBe(412);
    expect((await put({ version: version + 1, windowDays: -1 })).status).toBe(422);
    const subject = await knows('monthly', 'yes');
    await request('may', subject);
    await until('may', ({ mailed }) => mailed === 1, 'the first');
    clock.advance(30 * DAY);
    await request('june', subject);
    await until('june', ({ mailed }) => mailed === 1, 'the second');
  });

  it('lets a customer end it by the link in each mail, at one call of their mail program or by the page’s button', async () => {
    const subject = await knows('leaver', 'yes');
    await request('july', subject);
    const [got] = await mail.arrived(addressOf('leaver'));
    expect(got!.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const url = /<https:\/\/loop\.example(\/unsubscribe\/[^>]+)>/.exec(got!.header('List-Unsubscribe')!)![1]!;
    expect(got!.text).toContain(url);
    const page = await fetch(running.url + url, { headers: { 'accept-language': 'de' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<form method="post">')]);
    expect((await fetch(`${running.url}/unsubscribe/${'A'.repeat(43)}`, { method: 'POST' })).status).toBe(404);
    // Looking at it ended nothing: the reminder still comes.
    await until('july', ({ mailed }) => mailed === 1, 'the mail');
    await request('july', subject, { reminder: 1 });
    await mail.arrived(addressOf('leaver'), 2);
    const end = () =>
      fetch(running.url + url, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect([(await end()).status, (await end()).status]).toEqual([200, 200]);
    await request('july', subject, { reminder: 2 });
    await request('next year', subject);
    await until('next year', ({ notMailed }) => notMailed[0]?.reason === 'withdrawn', 'the withdrawal');
    // An older yes that comes late, under another identifier of theirs, undoes nothing.
    const older = { email: addressOf('leaver'), consent: 'yes', loyalty_number: 'HR-0000-01' };
    const late = { type: 'identify', messageId: newId(), timestamp: '2026-11-01T10:00:00Z', traits: older };
    await running.send('/v1/identify', key, JSON.stringify(late));
    await request('years later', subject);
    await until('years later', ({ notMailed }) => notMailed[0]?.reason === 'withdrawn', 'the withdrawal');
    expect(mail.to(addressOf('leaver'))).toHaveLength(2);
  });

  it('mails who withdrew while their mail waited nothing', async () => {
    const subject = await knows('hasty', 'yes');
    mail.away = true;
    await request('august', subject);
    await until('august', ({ trouble }) => trouble !== null, 'the trouble');
    const said = await running.call('PUT', `/api/ingestion/subjects/${subject}/consent`, { body: '{"given":false}' });
    expect(said.status).toBe(204);
    mail.away = false;
    clock.advance(5_000);
    await until('august', ({ notMailed }) => notMailed[0]?.reason === 'withdrawn', 'the withdrawal');
    expect(mail.to(addressOf('hasty'))).toEqual([]);
  });

  it('takes a refusal for good as not reachable, once and for all; and tries another address of theirs', async () => {
    mail.refusing.set(addressOf('bounced'), { code: 550, why: 'No such mailbox' });
    const subject = await knows('bounced', 'yes');
    await request('september', subject);
    await until('september', ({ notMailed }) => notMailed[0]?.reason === 'not-reachable', 'the bounce');
    clock.advance(91 * DAY);
    await request('october', subject);
    await until('october', ({ notMailed }) => notMailed[0]?.reason === 'not-reachable', 'the address that is known');
    const more = JSON.stringify({
      ...{ type: 'identify', userId: 'bounced', messageId: newId() },
      traits: { email: addressOf('second-try'), consent: true },
    });
    await running.send('/v1/identify', key, more);
    await request('november', subject);
    await mail.arrived(addressOf('second-try'));
  });

  it('tries again what failed, under the same Message-ID', async () => {
    const subject = await knows('patient', 'yes');
    mail.away = true;
    await request('december', subject);
    await until('december', ({ trouble }) => trouble !== null, 'the trouble');
    mail.away = false;
    clock.advance(5_000);
    const [got] = await mail.arrived(addressOf('patient'));
    const id = derivedId('invitation-mail', derivedId('december', subject), '0');
    expect(got!.header('Message-ID')).toBe(`<${id}@mirrorloop>`);
  });

  it('reads consent from a column of a file', async () => {
    const file =
      'occurred_at,email,consent\n2026-11-01T10:00:00Z,file-yes@example.org,Ja\n2026-11-01T10:00:00Z,file-no@example.org,no\n';
    const { body } = await running.upload('crm', file);
    await running.finished(body.id);
    const rows = await running.database.query<{ consent: boolean }>(
      `SELECT (c.traits -> 'consent' ->> 'value')::boolean AS consent FROM customer c JOIN subject s ON s.customer_id = c.id
       JOIN identifier i ON i.subject_id = s.id WHERE i.value LIKE 'file-%' ORDER BY i.value`,
    );
    expect(rows).toEqual([{ consent: false }, { consent: true }]);
  });

  it('forgets whom it asked as long ago as the organisation says, and not before the window has passed', async () => {
    const count = async () =>
      (await running.database.query<{ n: number }>('SELECT count(*)::int AS n FROM invitation_mail'))[0]!.n;
    clock.advance(31 * DAY);
    await request('last', await knows('last', 'yes'));
    await until('last', ({ mailed }) => mailed === 1, 'the mail');
    const { retention, ...rest } = SettingsChanged.example();
    const settings = SettingsChanged.of({ ...rest, retention: { ...retention, answers: 1 } }, 1);
    await log.append(published('gateway.test', { id: newId(), correlationId: newId() }, [settings], clock.now()));
    const forgotten = async (left: number) => {
      await eventually(
        async () => {
          running.service.app.get(JobRunner, { strict: false }).wake('forget answers');
          return (await count()) === left;
        },
        { missing: `${left} mails left` },
      );
    };
    clock.advance(2 * DAY);
    await forgotten(1);
    clock.advance(30 * DAY);
    await forgotten(0);
  });
});
