import { asError } from '@mirrorloop/kernel';
import type { OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Answer } from '../../domain/delivery.js';
import type { NoticeToSend } from '../../features/deliver-notices/deliveries.js';
import { linesOf } from './messages.js';

export interface MailSettings {
  /** `smtp://` or `smtps://`; nothing: no mail is sent. The operator sets it, so it may lie inside the network. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
}
export const mailSettingsFromEnv = (env: NodeJS.ProcessEnv = process.env): MailSettings => ({
  smtpUrl: env['SMTP_URL'] || undefined,
  from: env['MAIL_FROM'] || 'Mirrorloop <mirrorloop@localhost>',
});

const TIMEOUT_MS = 20_000;

export class Mailer implements OnModuleDestroy {
  private readonly transport: Transporter | undefined;

  constructor(private readonly settings: MailSettings) {
    const { smtpUrl: url } = settings;
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    this.transport = url ? createTransport({ url, ...timeouts }) : undefined;
  }
  get sends(): boolean {
    return this.transport !== undefined;
  }

  /** Under a Message-ID that a repeat has too, so that a mailbox can tell it is one. */
  async send(to: string, deliveryId: string, notice: NoticeToSend): Promise<Answer> {
    if (!this.transport) return { kind: 'failed', why: 'No mail server is set (SMTP_URL)' };
    const lines = linesOf(notice);
    const subject = lines[0]!.replace(/[\r\n]+/g, ' ');
    const mail = {
      from: this.settings.from,
      to,
      subject,
      text: notice.text ? `${lines.join('\n')}\n\n${notice.text}` : lines.join('\n'),
      attachments: notice.calendar ? [calendarFile(notice.calendar)] : [],
      messageId: `<${deliveryId}@mirrorloop>`,
    };
    try {
      await this.transport.sendMail(mail);
      return { kind: 'delivered' };
    } catch (error) {
      return { kind: 'failed', why: asError(error).message };
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

const calendarFile = (content: string) => ({
  filename: 'mirrorloop.ics',
  content,
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
});
