import { Webhook } from 'standardwebhooks';
import type { Channel } from '../../domain/channel.js';
import type { NoticeToSend } from '../../features/deliver-notices/deliveries.js';
import { linesOf } from './messages.js';
import type { Speech } from './words/speech.js';

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
  page: string | null,
): HttpMessage {
  const lines = linesOf(notice, speech);
  if (channel.kind === 'slack') return { body: JSON.stringify({ text: slackOf(lines, page) }), headers: {} };
  if (channel.kind === 'teams') return { body: JSON.stringify(teamsCard(lines, page, speech.words.open)), headers: {} };
  return signed(channel.secrets, deliveryId, JSON.stringify(payloadOf(notice, page)), at);
}

function payloadOf(notice: NoticeToSend, page: string | null) {
  const { kind, at, deadline, since, text: _, minutes: __, calendar: ___, ...rest } = notice;
  const data = { ...rest, since: since?.toISOString() ?? null, deadline: deadline.toISOString(), page };
  return { type: typeOf(kind), timestamp: at.toISOString(), data };
}

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
const slackOf = (lines: readonly string[], page: string | null): string =>
  [...lines, ...(page ? [page] : [])].map(slackText).join('\n');

/** What a Workflows webhook takes: an adaptive card. Its text blocks read Markdown, which a title has none of. */
const teamsCard = (lines: readonly string[], page: string | null, open: string) => ({
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
        ...(page ? { actions: [{ type: 'Action.OpenUrl', title: open, url: page }] } : {}),
      },
    },
  ],
});
