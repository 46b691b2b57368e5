import type { Answer } from '../../domain/delivery.js';
import { type Delivery, Sender } from '../../features/deliver-notices/deliveries.js';
import { HttpSender } from './http-sender.js';
import { Mailer } from './mailer.js';
import { messageFor } from './messages.js';

export class OutboundSender extends Sender {
  constructor(
    private readonly http: HttpSender,
    private readonly mailer: Mailer,
  ) {
    super();
  }

  async send({ channel, email, deliveryId, notice }: Delivery): Promise<Answer> {
    if (email) return this.mailer.send(email, deliveryId, notice);
    if (!channel) return { kind: 'gone', why: 'The channel was removed' };
    // Signed with the time it really is: a receiver refuses what is five minutes old.
    const { body, headers } = messageFor(channel, deliveryId, notice, new Date());
    return this.http.post(channel.url, body, headers);
  }
}
