import { Webhook } from 'standardwebhooks';
import type { Channel } from '../../domain/channel.js';
import type { NoticeToSend } from '../../features/deliver-notices/deliveries.js';

const WHAT: Readonly<Record<NoticeToSend['kind'], string>> = {
  due: 'Due in less than a day',
  overdue: 'Overdue',
  stalled: 'No evidence of progress for a week',
  withdrawn: 'Its evidence was withdrawn: decide what becomes of it',
  reclassify: 'It was contained: say now in which domain it lies',
  measure: 'Its outcome can be measured now',
  'case-opened': 'A customer needs an answer soon',
  'case-handed-over': 'A customer’s case is yours now',
  'case-late': 'A customer’s case is late',
  minutes: 'Minutes',
  escalated: 'Nobody has acknowledged it: please see to it',
};

/** What a notice says, a line each; the first is its subject. */
export function linesOf({ kind, title, owner, deadline, times, cost, to, at }: NoticeToSend): string[] {
  if (kind === 'minutes') return [`${WHAT.minutes}: ${title}`, `Closed by ${owner}, ${at.toISOString()}.`];
  const again = times > 1 ? `, ${times} times in a row` : '';
  const lines = [`${WHAT[kind]}${again}: ${title}`, `Owner: ${owner}. Deadline: ${deadline.toISOString()}.`];
  if (to && to !== owner) lines.push(`For: ${to}.`);
  if (cost) lines.push(`Waiting has cost ${cost.amount} ${cost.unit} so far (${cost.basis}).`);
  return lines;
}

/** A mail of one notice, or of several that waited for the mail server, with the file of the one. */
export function mailOf(first: NoticeToSend, others: readonly NoticeToSend[]) {
  const [said, ...more] = [first, ...others].map(textOf);
  const subject = linesOf(first)[0]!;
  if (more.length === 0) return { subject, text: said!, calendar: first.calendar };
  return { subject: `${subject}, and ${more.length} more`, text: [said, ...more].join('\n\n---\n\n'), calendar: null };
}

const textOf = (notice: NoticeToSend): string =>
  [linesOf(notice).join('\n'), ...(notice.text ? [notice.text] : [])].join('\n\n');

export interface HttpMessage {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** @param at when it is sent, which is part of what is signed */
export function messageFor(channel: Channel, deliveryId: string, notice: NoticeToSend, at: Date): HttpMessage {
  const lines = linesOf(notice);
  if (channel.kind === 'slack') return { body: JSON.stringify({ text: lines.map(slackText).join('\n') }), headers: {} };
  if (channel.kind === 'teams') return { body: JSON.stringify(teamsCard(lines)), headers: {} };
  return signed(channel.secrets, deliveryId, JSON.stringify(payloadOf(notice)), at);
}

const payloadOf = ({ kind, at, deadline, text: _, calendar: __, ...rest }: NoticeToSend) => ({
  type: typeOf(kind),
  timestamp: at.toISOString(),
  data: { ...rest, deadline: deadline.toISOString() },
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
