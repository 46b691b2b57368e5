import {
  type DataOf,
  type InvitationCounts,
  InvitationRequested,
  INVITATIONS_SEAL,
  PersonChanged,
  ticketText,
} from '@mirrorloop/contracts';
import { derivedId, Seal } from '@mirrorloop/kernel';
import { eventually, MailServer } from '@mirrorloop/testing';
import { RunningActionTracker, SECRET } from './running-service.js';

const idOf = (name: string) => derivedId('mailing', name);
const addressOf = (name: string) => `${name}@hollin-reed.example`;

describe('inviting people who work here', () => {
  let tracker: RunningActionTracker;
  let mail: MailServer;
  const seal = new Seal({ serviceSecret: SECRET }, INVITATIONS_SEAL);
  beforeAll(async () => {
    mail = await MailServer.start();
    tracker = await RunningActionTracker.start(
      '2026-11-20T09:00:00Z',
      { mail: { smtpUrl: mail.url, from: 'Mirrorloop <loop@hollin-reed.example>' } },
      { publicAddress: () => 'https://loop.example' },
    );
  });
  afterAll(async () => {
    await tracker?.stop();
    await mail?.stop();
  });

  const hire = (name: string, change: object = {}) =>
    tracker.tell(PersonChanged, { personId: idOf(name), email: addressOf(name), active: true, ...change }, 1);
  const request = (name: string, change: Partial<DataOf<typeof InvitationRequested>> = {}, due = true) =>
    tracker.tell(InvitationRequested, {
      ...{
        invitationId: idOf(`invitation ${name}`),
        studyId: idOf(`study ${name}`),
        personId: idOf(name),
        endsAt: null,
      },
      sealed: seal.seal(ticketText({ due, secret: 'kT3xZ9kQm2Vw8rYp0LdNcB5s' })),
      ...change,
    });
  const counts = (name: string, holds: (counts: InvitationCounts) => boolean, missing: string) =>
    tracker.until(`/invitations?study=${idOf(`study ${name}`)}`, holds, missing);

  it('mails each a link of their own under a stable Message-ID, in the language it was asked in', async () => {
    await hire('mara');
    await request('mara', {
      language: 'de',
      message: 'Danke im Voraus.',
      title: 'Wie wir uns\r\nBcc: alle@example.org sehen',
    });
    const [got] = await mail.arrived(addressOf('mara'));
    expect(got!.header('Message-ID')).toBe(
      `<${derivedId('invitation-mail', idOf('invitation mara'), '0')}@mirrorloop>`,
    );
    expect(got!.header('Bcc')).toBeUndefined();
    expect(got!.text).toContain('https://loop.example/answer/kT3xZ9kQm2Vw8rYp0LdNcB5s');
    expect(got!.text).toContain('Danke im Voraus.');
    expect(got!.text).toContain('anonym');
    expect(await counts('mara', ({ mailed }) => mailed === 1, 'the mail')).toEqual({
      ...{ sends: true, waiting: 0, mailed: 1, notMailed: [], trouble: null },
    });
    // Nor is the link kept here any longer, sealed or not.
    const links = await tracker.query('SELECT FROM action_tracker.invitation_mails WHERE sealed <> $1', ['']);
    expect(links).toEqual([]);
  });

  it('reminds those to whom a reminder is due; the rows of both are alike afterwards', async () => {
    for (const name of ['done', 'late']) {
      await hire(name);
      await request(name);
      await mail.arrived(addressOf(name));
      await counts(name, ({ mailed }) => mailed === 1, 'the invitation');
    }
    await request('done', { reminder: 1 }, false);
    await request('late', { reminder: 1 }, true);
    const [, reminder] = await mail.arrived(addressOf('late'), 2);
    expect(reminder!.header('Subject')).toMatch(/^Reminder: /);
    const rows = () =>
      tracker.query<{ state: string; attempts: number }>(
        `SELECT state, attempts, why_not, trouble, length(sealed) FROM action_tracker.invitation_mails
         WHERE reminder = 1 AND person_id = ANY($1::uuid[])`,
        [[idOf('done'), idOf('late')]],
      );
    await eventually(async () => (await rows()).every(({ state }) => state === 'settled'), { missing: 'both' });
    const [a, b] = await rows();
    expect(a).toEqual(b);
    expect(mail.to(addressOf('done'))).toHaveLength(1);
  });

  it('tries again while the server is away, under the same id, and says so meanwhile', async () => {
    await hire('patient');
    mail.away = true;
    mail.awayBecause = 'Away for a while, says <post@mail.example> to patient@hollin-reed.example';
    await request('patient');
    const trouble = await counts('patient', (all) => all.trouble !== null, 'the trouble');
    expect(trouble).toMatchObject({
      waiting: 1,
      mailed: 0,
      trouble: expect.stringContaining('Away for a while, says (address) to (address)'),
    });
    mail.away = false;
    tracker.clock.advance(5_000);
    await mail.arrived(addressOf('patient'));
    expect(await counts('patient', ({ mailed }) => mailed === 1, 'the mail')).toMatchObject({
      waiting: 0,
      trouble: null,
    });
    expect(mail.to(addressOf('patient'))).toHaveLength(1);
  });

  it('counts by reason whom it can’t mail: refused for good, left, or over', async () => {
    mail.refusing.set(addressOf('bounced'), { code: 550, why: 'No such mailbox' });
    await hire('bounced');
    await request('bounced');
    await hire('gone', { active: false });
    await request('gone', { studyId: idOf('study bounced') });
    await hire('slow');
    await request('slow', { studyId: idOf('study bounced'), endsAt: '2026-11-20T08:00:00Z' });
    const { notMailed } = await counts('bounced', (all) => all.notMailed.length === 3, 'the reasons');
    expect(notMailed).toEqual([
      { reason: 'left', count: 1 },
      { reason: 'not-reachable', count: 1 },
      { reason: 'over', count: 1 },
    ]);
    expect(mail.to(addressOf('gone'))).toEqual([]);
  });

  it('keeps an invitation of somebody it hasn’t heard of yet, and mails it once it has', async () => {
    await request('new');
    await counts('new', ({ waiting }) => waiting === 1, 'the invitation');
    await hire('new');
    await mail.arrived(addressOf('new'));
  });

  it('mails nothing twice when the same is requested again', async () => {
    await hire('once');
    await request('once');
    await mail.arrived(addressOf('once'));
    await counts('once', ({ mailed }) => mailed === 1, 'the mail');
    await request('once');
    await tracker.tell(InvitationRequested, { personId: null, subjectId: idOf('a customer') });
    await hire('after');
    await request('after');
    await mail.arrived(addressOf('after'));
    expect(mail.to(addressOf('once'))).toHaveLength(1);
  });

  it('mails what another process had in hand when it died, under the same Message-ID', async () => {
    await hire('orphan');
    mail.away = true;
    await request('orphan');
    await counts('orphan', (all) => all.trouble !== null, 'the trouble');
    expect(await tracker.takeInvitations(5_000)).toHaveLength(1);
    mail.away = false;
    tracker.clock.advance(5_000 + 120_000 - 1);
    await hire('meanwhile');
    await request('meanwhile');
    await mail.arrived(addressOf('meanwhile'));
    expect(mail.to(addressOf('orphan'))).toEqual([]);
    tracker.clock.advance(1);
    const [got] = await mail.arrived(addressOf('orphan'));
    expect(got!.header('Message-ID')).toBe(
      `<${derivedId('invitation-mail', idOf('invitation orphan'), '0')}@mirrorloop>`,
    );
  });
});
