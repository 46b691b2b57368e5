import { Webhook } from 'standardwebhooks';
import type { Channel } from '../../domain/channel.js';
import { WEEKS_OF_WAITING } from '../../domain/cost-of-delay.js';
import type { StakesSide } from '../../domain/stakes.js';
import type { NoticeToSend } from '../../features/deliver-notices/deliveries.js';
import { minutesText } from './minutes-text.js';
import { english } from './words/english.js';
import type { MailWords } from './words/mail-words.js';
import type { Speech } from './words/speech.js';

/** What a notice says, a line each; the first is its subject. */
export function linesOf(notice: NoticeToSend, speech: Speech): string[] {
  const { kind, title, deadline, to, at, cost } = notice;
  const { words } = speech;
  const owner = named(notice.owner, words);
  const first = `${words.what[kind]}${howOften(notice, words)}: ${title}`;
  if (kind === 'minutes') return [first, words.closed(owner, speech.instant(at))];
  return [
    first,
    ...(notice.reason && notice.since ? [words.since[notice.reason](speech.instant(notice.since))] : []),
    words.owner(owner, speech.instant(deadline)),
    ...(to && to !== notice.owner ? [words.to(to)] : []),
    ...(cost ? [costIn(cost, speech)] : []),
  ];
}

/** `times` is the step of an escalation; of what stalled it says how often in a row. */
const howOften = ({ kind, times }: NoticeToSend, words: MailWords): string => {
  if (kind === 'escalated') return words.step(times);
  return times > 1 ? words.again(times) : '';
};

function costIn({ amount, unit, basis }: StakesSide, speech: Speech): string {
  const { words } = speech;
  const [, weeks, each, of, aWeek] = WEEKS_OF_WAITING.exec(basis) ?? [];
  const weekly = `${speech.number(Number(each))} ${of}${aWeek ? ` ${words.aWeek}` : ''}`;
  const said = of ? words.waiting(speech.number(Number(weeks)), weekly) : basis;
  return words.cost(`${speech.number(amount)} ${unit}`, said);
}

/** What stands where no person does is said in their language too. */
const named = (owner: string, words: MailWords): string =>
  ({ [english.nobody]: words.nobody, [english.noLongerKnown]: words.noLongerKnown })[owner] ?? owner;

/** A mail of one notice, or of several that waited for the mail server, with the file of the one. */
export function mailOf(first: NoticeToSend, others: readonly NoticeToSend[], speech: Speech) {
  const [said, ...more] = [first, ...others].map((notice) => textOf(notice, speech));
  const subject = linesOf(first, speech)[0]!;
  if (more.length === 0) return { subject, text: said!, calendar: first.calendar };
  const text = [said, ...more].join('\n\n---\n\n');
  return { subject: subject + speech.words.more(more.length), text, calendar: null };
}

const textOf = (notice: NoticeToSend, speech: Speech): string => {
  const more = notice.minutes ? minutesText(notice.title, notice.minutes, speech) : notice.text;
  return [linesOf(notice, speech).join('\n'), ...(more ? [more] : [])].join('\n\n');
};

export interface HttpMessage {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** @param at when it is sent, which is part of what is signed */
export function messageFor(
  channel: Channel,
  deliveryId: string,
  notice: NoticeToSend,
  at: Date,
  speech: Speech,
): HttpMessage {
  const lines = linesOf(notice, speech);
  if (channel.kind === 'slack') return { body: JSON.stringify({ text: lines.map(slackText).join('\n') }), headers: {} };
  if (channel.kind === 'teams') return { body: JSON.stringify(teamsCard(lines)), headers: {} };
  return signed(channel.secrets, deliveryId, JSON.stringify(payloadOf(notice)), at);
}

const payloadOf = ({ kind, at, deadline, since, text: _, minutes: __, calendar: ___, ...rest }: NoticeToSend) => ({
  type: typeOf(kind),
  timestamp: at.toISOString(),
  data: { ...rest, since: since?.toISOString() ?? null, deadline: deadline.toISOString() },
});

const typeOf = (kind: NoticeToSend['kind']): string => {
  if (kind === 'minutes') return 'meeting.minutes';
  return kind.startsWith('case-') ? kind.replace('-', '.') : `action.${kind}`;
};

/** Standard Webhooks 1.0.0: one signature a secret, so that a receiver that knows either can verify it. */
function signed(secrets: readonly string[], id: string, body: string, at: Date): HttpMessage {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, at, body));
  const seconds = String(Math.floor(at.getTime() / 1_000));
  return {
    body,
    headers: { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') },
  };
}

/** Slack reads `<` and `&` as its own: a title must not become a link or call everybody. */
const slackText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What a Workflows webhook takes: an adaptive card. Its text blocks read Markdown, which a title has none of. */
const teamsCard = (lines: readonly string[]) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        body: lines.map((text, n) => ({
          type: 'TextBlock',
          text: text.replace(/[\\`*_[\]()#>~|-]/g, '\\$&'),
          wrap: true,
          ...(n === 0 ? { weight: 'Bolder' } : {}),
        })),
      },
    },
  ],
});
