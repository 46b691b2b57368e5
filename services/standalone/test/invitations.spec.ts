import fs from 'node:fs';
import type { InvitedInAll, InvitedView, StudyView } from '@mirrorloop/contracts';
import { peopleFile } from '@mirrorloop/examples';
import { HeldClock } from '@mirrorloop/kernel';
import { eventually, MailServer } from '@mirrorloop/testing';
import pg from 'pg';
import { Whole } from './whole.js';

const DAY_MS = 86_400_000;

describe('a study in the field', () => {
  const clock = new HeldClock(new Date('2026-11-20T09:00:00Z'));
  let whole: Whole;
  let mail: MailServer;
  beforeAll(async () => {
    mail = await MailServer.start();
    whole = await new Whole().start({ clock, mail: { smtpUrl: mail.url, from: 'loop@hollin-reed.example' } });
    const people = await whole.ask('POST', '/api/gateway/people/import', { body: fs.readFileSync(peopleFile, 'utf8') });
    expect(people.status).toBe(200);
  }, 120_000);
  afterAll(async () => {
    await whole?.close();
    await mail?.stop();
  });

  const json = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const { status, text } = await whole.ask(method, path, body ? { body: JSON.stringify(body) } : {});
    expect([path, status < 300]).toEqual([path, true]);
    return JSON.parse(text) as T;
  };
  const reminders = () => mail.got.filter((one) => one.header('Subject')?.startsWith('Reminder: '));

  it('reminds those who haven’t answered as days pass, and no one else, at most as often as it says, until its end', async () => {
    const study = await json<StudyView>('POST', '/api/insight/studies', { title: 'In the field', template: 'retail' });
    const at = `/api/insight/studies/${study.id}`;
    const endsAt = new Date(clock.now().getTime() + 12 * DAY_MS).toISOString();
    await json('PUT', `${at}/fielding`, { version: study.version, endsAt, reminders: { most: 3, everyDays: 5 } });
    const { total } = await eventually(
      async () => {
        const said = await json<InvitedView>('POST', `${at}/invitations`, { population: 'employee' });
        return said.total >= 20 && said.invited === 0 && said;
      },
      { missing: 'people to ask' },
    );
    await eventually(() => mail.got.length === total, { missing: `${total} invitations`, withinMs: 120_000 });
    const answering = mail.got.slice(0, Math.floor(total / 2));
    for (const { text } of answering) {
      const link = /\/answer\/[\w-]+/.exec(text)![0];
      const body = new URLSearchParams({ 'q.delivery': '3' });
      const answered = await fetch(whole.services['gateway']!.url + link, { method: 'POST', body });
      expect(answered.status).toBe(200);
    }
    const silent = mail.got.slice(answering.length).map(({ to }) => to);
    for (const round of [1, 2]) {
      clock.advance(5 * DAY_MS);
      const wanted = round * silent.length;
      await eventually(() => reminders().length >= wanted, { missing: `${wanted} reminders`, withinMs: 120_000 });
      const all = async () => (await settledRows(study.id, round)) === total;
      await eventually(all, { missing: 'everybody to be settled alike', withinMs: 120_000 });
      expect(
        reminders()
          .map(({ to }) => to)
          .sort(),
      ).toEqual(
        Array.from({ length: round }, () => silent)
          .flat()
          .sort(),
      );
    }
    // The third would come after the end.
    const { nextReminderAt } = await json<InvitedInAll>('GET', `${at}/invitations`);
    expect(nextReminderAt).toBeNull();
  });

  async function settledRows(studyId: string, round: number): Promise<number> {
    const sql = new pg.Client(whole.databaseUrl);
    await sql.connect();
    const { rows } = await sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM action_tracker.invitation_mails
       WHERE study_id = $1 AND reminder = $2 AND state = 'settled' AND attempts = 0`,
      [studyId, round],
    );
    await sql.end();
    return rows[0]!.n;
  }
});
