import { INVITATIONS_SEAL, ticketText } from '@mirrorloop/contracts';
import { Seal } from '@mirrorloop/kernel';
import type { Answer } from './attempts.js';
import { InvitationMails } from './invitation-mails.js';
import { type InvitationInHand, InvitationPost, type Settled } from './invitation-post.js';
import { countsOf } from './invitation-tallies.js';
import type { Mail, Mailer } from './mailer.js';

const secrets = { serviceSecret: 'a secret that is long enough for a seal' };
const seal = new Seal(secrets, INVITATIONS_SEAL);
const now = new Date('2026-11-25T09:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

function mail(change: Partial<InvitationInHand & { due: boolean }> = {}): InvitationInHand {
  const { due = true, ...said } = change;
  return {
    ...{ mailId: 'm1', population: 'employee', language: 'en', title: 'How we are seen', message: null, endsAt: null },
    ...{ reminder: 0, unsubscribe: null, attempts: 1, address: 'ana@example.test', whyNot: null },
    sealed: seal.seal(ticketText({ due, secret: 'her-own-link' })),
    ...said,
  };
}

/** Sends one through a server that answers so. */
async function sent(one: InvitationInHand, answer: Answer = { kind: 'delivered' }) {
  const got: Mail[] = [];
  const kept: Settled[] = [];
  const mailer = { sends: true, send: (each: Mail) => (got.push(each), Promise.resolve(answer)) };
  class Waiting extends InvitationMails {
    take() {
      return Promise.resolve([one]);
    }
    record(settled: readonly Settled[]) {
      return Promise.resolve(void kept.push(...settled));
    }
  }
  const post = new InvitationPost(mailer as unknown as Mailer, secrets, () => 'https://shop.example');
  expect(await post.sendDue(new Waiting(), now, (each) => each)).toBe(1);
  return { got, settled: kept[0]! };
}

describe('an invitation', () => {
  it('goes out with the link that only its mail says, in its language', async () => {
    const { got, settled } = await sent(mail({ language: 'de', endsAt: later(86_400_000) }));
    expect(got).toMatchObject([{ id: 'm1', to: 'ana@example.test', subject: expect.stringContaining('Kundschaft') }]);
    expect(got[0]!.text).toContain('https://shop.example/answer/her-own-link');
    expect(got[0]!.text).toContain('26. November 2026');
    expect(settled).toMatchObject({ state: 'mailed', whyNot: null });
  });

  it.each([
    ['whoever may not be asked any more', { whyNot: 'withdrawn' }, 'withdrawn'],
    ['whoever has no address', { address: null }, 'no-address'],
    ['anybody once the study is over', { endsAt: now }, 'over'],
    ['anybody under a seal that isn’t ours', { sealed: 'AAAA' }, 'unreadable'],
  ])('isn’t sent to %s, and says why', async (_, change, whyNot) => {
    const { got, settled } = await sent(mail(change));
    expect([got, settled.state, settled.whyNot]).toEqual([[], 'not-mailed', whyNot]);
  });

  it('is tried again where the server is away, without whom it was for in what is shown of it', async () => {
    const { settled } = await sent(mail(), { kind: 'failed', why: 'Mailbox <ana@example.test> is busy' });
    expect(settled).toMatchObject({ state: 'waiting', trouble: 'Mailbox (address) is busy', nextAt: later(5_000) });
  });

  it('isn’t tried again where the server refuses the address for good, which is kept', async () => {
    const { settled } = await sent(mail(), { kind: 'gone', why: 'No such user' });
    const bounced = { address: 'ana@example.test', why: 'No such user' };
    expect(settled).toMatchObject({ state: 'not-mailed', whyNot: 'not-reachable', bounced });
  });
});

describe('a reminder', () => {
  it('leaves the same behind whether something was to be sent, nothing was, or it failed for good', async () => {
    const due = await sent(mail({ reminder: 1 }));
    const notDue = await sent(mail({ reminder: 1, due: false }));
    const gone = await sent(mail({ reminder: 1, whyNot: 'left' }));
    expect([due.got.length, notDue.got.length, gone.got.length]).toEqual([1, 0, 0]);
    expect(notDue.settled).toEqual(due.settled);
    expect(gone.settled).toEqual(due.settled);
  });
});

describe('what became of a study’s invitations', () => {
  it('is counted by state, and by reason where they weren’t mailed', () => {
    const tally = (state: string, reason: string | null, count: number, trouble: string | null = null) => ({
      ...{ state, reason, count, trouble },
    });
    const all = [tally('mailed', null, 7), tally('not-mailed', 'no-consent', 3), tally('waiting', null, 2, 'Away')];
    expect(countsOf(all)).toEqual({
      ...{ waiting: 2, mailed: 7, notMailed: [{ reason: 'no-consent', count: 3 }], trouble: 'Away' },
    });
    expect(countsOf([])).toEqual({ waiting: 0, mailed: 0, notMailed: [], trouble: null });
  });
});
