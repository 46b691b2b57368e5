import type { Answer, Mailer } from '@mirrorloop/mailing';
import { type Delivery, Sender } from '../../features/deliver-notices/deliveries.js';
import { messageFor } from './channel-messages.js';
import { HttpSender } from './http-sender.js';
import { mailOf } from './messages.js';
import { pagesAt } from './page-of.js';
import { Speech } from './words/speech.js';

export class OutboundSender extends Sender {
  constructor(
    private readonly http: HttpSender,
    private readonly mailer: Mailer,
    /** Known once the platform listens. */
    private readonly publicAddress: () => string | undefined = () => undefined,
  ) {
    super();
  }

  async send([first, ...others]: readonly [Delivery, ...Delivery[]]): Promise<Answer> {
    const { channel, email, deliveryId, notice, language, timeZone } = first;
    const speech = new Speech(language, timeZone);
    const pageOf = pagesAt(this.publicAddress());
    if (email) {
      const mail = mailOf(notice, others.map(noticeOf), speech, pageOf);
      return this.mailer.send({ id: deliveryId, to: email, ...mail });
    }
    if (!channel) return { kind: 'gone', why: 'The channel was removed' };
    // Signed with the time it really is: a receiver refuses what is five minutes old.
    const { body, headers } = messageFor(channel, deliveryId, notice, new Date(), speech, pageOf(notice));
    return this.http.post(channel.url, body, headers);
  }
}

const noticeOf = ({ notice }: Delivery) => notice;
