import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { eventually } from './eventually.js';

export interface GotMail {
  readonly to: string;
  /** Headers and all, as it came. */
  readonly raw: string;
  /** With quoted-printable and base64 undone. */
  readonly text: string;
  header(name: string): string | undefined;
}

/** A mail server on loopback that keeps what it is given, and refuses whom it is told to. */
export class MailServer {
  readonly got: GotMail[] = [];
  /** By address: what it answers whoever mails there. */
  readonly refusing = new Map<string, { code: number; why: string }>();
  /** Answers nobody for now. */
  away = false;
  awayBecause = 'Away for a while';
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onMailFrom: (_address, _session, done) => done(this.away ? refusal(451, this.awayBecause) : null),
      onRcptTo: ({ address }, _session, done) => {
        const refused = this.refusing.get(address);
        done(refused ? refusal(refused.code, refused.why) : null);
      },
      onData: (stream, session, done) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')));
        stream.on('end', () => {
          for (const { address } of session.envelope.rcptTo) this.got.push(mailOf(address, raw));
          done();
        });
      },
    });
    // Whoever is cut off in the middle of a session is no error of the test.
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await new Promise<void>((done) => mail.server.listen(0, '127.0.0.1', done));
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string): GotMail[] {
    return this.got.filter(({ to }) => to === address);
  }

  /** Waits until somebody has got so many mails. */
  arrived(address: string, times = 1): Promise<GotMail[]> {
    return eventually(() => this.to(address).length >= times && this.to(address), {
      missing: `${times} mails to ${address}`,
    });
  }

  stop(): Promise<void> {
    return new Promise<void>((done) => this.server.close(done));
  }
}

const refusal = (responseCode: number, why: string): Error => Object.assign(new Error(why), { responseCode });

function mailOf(to: string, raw: string): GotMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1];
  return { to, raw, header, text: decoded(rest.join('\r\n\r\n'), header('Content-Transfer-Encoding')) };
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
