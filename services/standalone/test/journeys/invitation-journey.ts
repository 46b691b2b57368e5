import type {
  CustomerView,
  InvitationCounts,
  InvitedView,
  Page,
  SourceView,
  StudyView,
  TeamView,
} from '@mirrorloop/contracts';
import type { MailServer } from '@mirrorloop/testing';
import type { Client } from '../client.js';
import { eventually } from '../program.js';

const LIMIT_MS = 120_000;
const YES = 'journey-yes@example.org';
const SILENT = 'journey-silent@example.org';
/** A client library tells who these two are; each time is a signal of its own, like everything that it sends. */
export const IDENTIFIED = 2;

/** A study asks people and customers by mail, through the one address, whatever stands behind it. After the path's people. */
export function invitationJourney(platform: () => Client, mail: () => MailServer): void {
  const opened = () => platform().post<StudyView>('/api/insight/studies', { title: 'By mail', template: 'retail' });
  const invite = (id: string, body: object) =>
    platform().post<InvitedView>(`/api/insight/studies/${id}/invitations`, body);
  const counts = (service: string, id: string) =>
    platform().get<InvitationCounts>(`/api/${service}/invitations?study=${id}`);
  const linkIn = (text: string) => new RegExp(`${platform().url}(/answer/[\\w-]+)`).exec(text)![1]!;
  let unsubscribe: string;

  it('mails each of a team a link of their own, which takes one answer without a session', async () => {
    const study = await opened();
    const { items } = await platform().get<Page<TeamView>>('/api/gateway/teams?limit=200');
    const teams = [items.find(({ name }) => name === 'Customer Service')!.id];
    const { total } = await eventually('people to be known', async () => {
      const said = await invite(study.id, { population: 'employee', teams });
      return said.total > 0 && said;
    });
    const mailed = async () => (await counts('action-tracker', study.id)).mailed === total;
    await eventually(`${total} mails`, mailed, LIMIT_MS);
    const links = mail()
      .got.filter(({ text }) => text.includes('/answer/'))
      .map(({ text }) => linkIn(text));
    expect(new Set(links).size).toBe(total);
    const form = await fetch(platform().url + links[0]!);
    expect([form.status, await form.text()]).toEqual([200, expect.stringContaining('<form method="post"')]);
    const body = () => new URLSearchParams({ 'q.delivery': '3' });
    const answer = async () => (await fetch(platform().url + links[0]!, { method: 'POST', body: body() })).text();
    expect(await answer()).toContain('Thank you');
    expect(await answer()).toContain('already; the first ones stand');
  });

  it('mails a customer who agreed, and not one who never said so', async () => {
    const { writeKey } = await platform().post<SourceView>('/api/ingestion/sources', {
      name: 'Newsletter',
      channel: 'email',
    });
    const batch = [
      { type: 'identify', userId: 'yes', messageId: 'j1', traits: { email: YES, segment: 'by mail', consent: 'yes' } },
      { type: 'identify', userId: 'silent', messageId: 'j2', traits: { email: SILENT, segment: 'by mail' } },
    ];
    const headers = { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' };
    const sent = await fetch(`${platform().url}/v1/batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ batch }),
    });
    expect(sent.status).toBe(200);
    const study = await opened();
    await eventually('both customers to be asked', async () => {
      return (await invite(study.id, { population: 'customer', segment: 'by mail', upTo: 10 })).total === 2;
    });
    const settled = await eventually('both to be settled', async () => {
      const all = await counts('ingestion', study.id);
      return all.mailed + all.notMailed.length === 2 && all;
    });
    expect(settled.notMailed).toEqual([{ reason: 'no-consent', count: 1 }]);
    expect(mail().to(SILENT)).toEqual([]);
    const [got] = mail().to(YES);
    unsubscribe = /<([^>]+)>/.exec(got!.header('List-Unsubscribe')!)![1]!;
    expect(linkIn(got!.text)).toMatch(/^\/answer\//);
  });

  it('lets the customer end it at one call without a session, and asks them no more', async () => {
    const body = 'List-Unsubscribe=One-Click';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await fetch(unsubscribe, { method: 'POST', body, headers })).status).toBe(200);
    const { items } = await platform().get<Page<CustomerView>>(`/api/ingestion/customers?identifier=${YES}`);
    expect(items).toHaveLength(1);
    const study = await opened();
    await invite(study.id, { population: 'customer', segment: 'by mail', upTo: 10 });
    const settled = await eventually('both to be settled', async () => {
      const { notMailed } = await counts('ingestion', study.id);
      return notMailed.length === 2 && notMailed;
    });
    expect(new Set(settled.map(({ reason }) => reason))).toEqual(new Set(['no-consent', 'withdrawn']));
    expect(mail().to(YES)).toHaveLength(1);
  });
}
