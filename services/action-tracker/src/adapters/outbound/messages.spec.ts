import type { Channel } from '../../domain/channel.js';
import type { NoticeToSend } from '../../features/deliver-notices/deliveries.js';
import { messageFor } from './channel-messages.js';
import { linesOf, mailOf } from './messages.js';
import { pagesAt } from './page-of.js';
import { english } from './words/english.js';
import { german } from './words/german.js';
import { Speech } from './words/speech.js';

const mara = { owner: 'Mara Keller', ownerId: 'p', ownerName: 'Mara Keller' };
const notice = (said: Partial<NoticeToSend>): NoticeToSend => ({
  ...{ kind: 'stalled', actionId: 'a', caseId: null, meetingId: null, title: 'Late parcels', ...mara },
  ...{ deadline: new Date('2026-11-27T18:00:00Z'), at: new Date('2026-12-04T09:00:00Z'), to: 'Jonas Weber', times: 2 },
  ...{ cost: null, reason: null, since: null, minutes: null, text: null, calendar: null },
  ...said,
});
const asBefore = {
  ...{ amount: 33_436.8, low: null, high: null, unit: 'EUR' },
  basis: '2 weeks of waiting at 16718.4 EUR a week',
};
const cost = { ...asBefore, basis: 'Not read', weeks: 2, rate: 16_718.4, currency: 'EUR' };
const london = new Speech('en', 'Europe/London');
const vienna = new Speech('de', 'Europe/Vienna');

describe('what is mailed', () => {
  it('is in the language and by the clocks of whoever reads it, what waiting costs too', () => {
    expect(linesOf(notice({ cost }), london)).toEqual([
      'No evidence of progress for a week, 2 times in a row: Late parcels',
      'Owner: Mara Keller. Deadline: Fri, 27 November 2026 at 18:00 GMT.',
      'For: Jonas Weber.',
      'Waiting has cost €33,436.80 so far (2 weeks of waiting at €16,718.40 a week).',
    ]);
    expect(linesOf(notice({ cost }), vienna)).toEqual([
      'Seit einer Woche kein Nachweis von Fortschritt, zum 2. Mal in Folge: Late parcels',
      'Verantwortlich: Mara Keller. Frist: Fr., 27. November 2026 um 19:00 MEZ.',
      'Für: Jonas Weber.',
      'Das Warten hat bisher 33.436,80 € gekostet (2 Wochen Warten zu 16.718,40 € je Woche).',
    ]);
  });

  it('says of an escalation which step it is and since when it waits, and not how often it came', () => {
    const second = notice({ kind: 'escalated', reason: 'overdue', since: new Date('2026-11-27T18:00:00Z') });
    expect(linesOf(second, london).slice(0, 2)).toEqual([
      'Nobody has acknowledged it: please see to it (step 2): Late parcels',
      'Overdue since Fri, 27 November 2026 at 18:00 GMT.',
    ]);
    expect(linesOf(second, vienna).slice(0, 2)).toEqual([
      'Niemand hat es bestätigt: Bitte kümmern Sie sich darum (Stufe 2): Late parcels',
      'Überfällig seit Fr., 27. November 2026 um 19:00 MEZ.',
    ]);
  });

  it('says what waiting costs in whatever the stakes are stated in, and one week as one', () => {
    const hours = { ...cost, amount: 12.5, unit: 'hours', currency: null, weeks: 1.02, rate: 12.25 };
    const said = (speech: Speech) => linesOf(notice({ cost: hours }), speech).at(-1);
    expect(said(london)).toBe('Waiting has cost 12.5 hours so far (1 week of waiting at 12.25 hours a week).');
    expect(said(vienna)).toBe('Das Warten hat bisher 12,5 hours gekostet (1 Woche Warten zu 12,25 hours je Woche).');
  });

  it('names nobody, and whoever is no longer known, in their language, and people by their names alone', () => {
    const owner = (ownerId: string | null, ownerName: string | null) =>
      linesOf(notice({ kind: 'case-opened', to: null, times: 1, ownerId, ownerName }), vienna)[1];
    expect(owner(null, null)).toContain('Verantwortlich: niemand.');
    expect(owner('p', null)).toContain('Verantwortlich: jemand, der nicht mehr bekannt ist.');
    expect(owner('p', 'nobody')).toContain('Verantwortlich: nobody.');
  });

  it('shows the basis of a notice of the version before as it was written', () => {
    expect(linesOf(notice({ cost: asBefore }), vienna).at(-1)).toBe(
      'Das Warten hat bisher 33.436,8 EUR gekostet (2 weeks of waiting at 16718.4 EUR a week).',
    );
  });

  it('counts what waited with it', () => {
    expect(mailOf(notice({}), [notice({}), notice({})], vienna, pagesAt(undefined)).subject).toMatch(/ und 2 weitere$/);
  });

  it('leads to where something can be done about it, wherever the platform is known to be', () => {
    const at = pagesAt('https://mirror.example');
    const meeting = notice({ kind: 'minutes', actionId: null, meetingId: 'm', times: 1 });
    const one = notice({ kind: 'case-late', actionId: null, caseId: 'c', times: 1 });
    const { text } = mailOf(notice({}), [meeting, one], london, at);
    expect(text.match(/^https:.*$/gm)).toEqual([
      'https://mirror.example/actions/a',
      'https://mirror.example/meetings/m',
      'https://mirror.example/cases',
    ]);
    expect(mailOf(notice({}), [], london, pagesAt(undefined)).text).not.toContain('http');
    const sent = (kind: 'slack' | 'teams' | 'webhook') => {
      const channel = { kind, secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] } as unknown as Channel;
      return JSON.parse(messageFor(channel, 'd', notice({}), new Date(), london, at(notice({}))).body);
    };
    expect(sent('slack').text).toMatch(/\nhttps:\/\/mirror\.example\/actions\/a$/);
    const opens = { type: 'Action.OpenUrl', title: 'Open it', url: 'https://mirror.example/actions/a' };
    expect(sent('teams').attachments[0].content.actions).toEqual([opens]);
    expect(sent('webhook').data.page).toBe('https://mirror.example/actions/a');
  });

  it('has a sentence of its own for everything, in both languages', () => {
    for (const table of ['what', 'decided'] as const)
      for (const [key, said] of Object.entries(english[table])) {
        const other = german[table][key as keyof (typeof german)[typeof table]] as string;
        expect([key, other.length > 0, other === said]).toEqual([key, true, false]);
      }
  });
});
