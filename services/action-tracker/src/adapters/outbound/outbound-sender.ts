import type { Answer, Mailer } from '@mirrorloop/mailing';
import { type Delivery, Sender } from '../../features/deliver-notices/deliveries.js';
import { HttpSender } from './http-sender.js';
import { linesOf, messageFor } from './messages.js';

export class OutboundSender extends Sender {
  constructor(
    private readonly http: HttpSender,
    private readonly mailer: Mailer,
  ) {
    super();
  }

  async send({ channel, email, deliveryId, notice }: Delivery): Promise<Answer> {
    if (email) {
      const lines = linesOf(notice);
      const text = [lines.join('\n'), ...(notice.text ? [notice.text] : [])].join('\n\n');
      const { calendar } = notice;
      return this.mailer.send({ id: deliveryId, to: email, subject: lines[0]!, text, calendar });
    }
    if (!channel) return { kind: 'gone', why: 'The channel was removed' };
    // Signed with the time it really is: a receiver refuses what is five minutes old.
    const { body, headers } = messageFor(channel, deliveryId, notice, new Date());
    return this.http.post(channel.url, body, headers);
  }
}
