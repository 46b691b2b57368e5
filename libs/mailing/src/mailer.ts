import { asError } from '@mirrorloop/kernel';
import { createTransport, type Transporter } from 'nodemailer';
import type { Answer } from './attempts.js';

export interface MailSettings {
  /** `smtp://` or `smtps://`; nothing: no mail is sent. The operator sets it, so it may lie inside the network. */
  readonly smtpUrl: string | undefined;
  readonly from: string;
}
export const mailSettingsFromEnv = (env: NodeJS.ProcessEnv = process.env): MailSettings => ({
  smtpUrl: env['SMTP_URL'] || undefined,
  from: env['MAIL_FROM'] || 'Mirrorloop <mirrorloop@localhost>',
});

export interface Mail {
  /** The same at each attempt: the Message-ID is made of it, by which a mailbox can tell a repeat. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Where one call ends all of it (RFC 8058); none where a mail isn't one of many. */
  readonly unsubscribe?: string;
  /** As iCalendar. */
  readonly calendar?: string | null | undefined;
}

const TIMEOUT_MS = 20_000;

/**
 * Sends mail through the one server that is set, a connection a mail. Shared connections (`pool`) halve what a mail costs
 * (4.5 for 9 ms, 500 mails on loopback), but fifty mails to a server that takes connections and then hangs wait for five
 * of them in turn: twelve times as long, by when their turn is over and others send them again.
 */
export class Mailer {
  private readonly transport: Transporter | undefined;

  constructor(private readonly settings: MailSettings) {
    const { smtpUrl: url } = settings;
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    this.transport = url ? createTransport({ url, ...timeouts }) : undefined;
  }
  get sends(): boolean {
    return this.transport !== undefined;
  }

  /** Never throws: what went wrong is in the answer. */
  async send({ id, to, subject, text, unsubscribe, calendar }: Mail): Promise<Answer> {
    if (!this.transport) return { kind: 'failed', why: 'No mail server is set (SMTP_URL)' };
    const line = subject.replace(/[\r\n]+/g, ' ');
    const headers = unsubscribe ? oneClick(unsubscribe) : {};
    const messageId = `<${id}@mirrorloop>`;
    const attachments = calendar ? [calendarFile(calendar)] : [];
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to,
        subject: line,
        text,
        messageId,
        headers,
        attachments,
      });
      return { kind: 'delivered' };
    } catch (error) {
      const why = asError(error).message;
      return isHardBounce(error) ? { kind: 'gone', why } : { kind: 'failed', why };
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

const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** The server refuses this receiver for good. A refusal of us (of our name, our address) is no word about the receiver. */
function isHardBounce(error: unknown): boolean {
  const { command, responseCode } = error as { command?: string; responseCode?: number };
  return command === 'RCPT TO' && (responseCode ?? 0) >= 500;
}
