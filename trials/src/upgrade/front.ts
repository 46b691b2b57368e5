import { once } from 'node:events';
import http from 'node:http';
import type net from 'node:net';
import type { Replica } from '@mirrorloop/cluster';
import { FrontFigures } from './front-figures.js';

const ASKED_EVERY_MS = 200;

/**
 * Stands before several gateways as a load balancer does: it asks each whether it is ready, sends to those that are in
 * turn (to all of them where none is), and to the next where a line can't be laid. What has set out is sent once: if
 * the gateway breaks it off, the caller hears 502.
 */
export class Front {
  readonly figures = new FrontFigures();
  private ready: readonly Replica[] = [];
  private turn = 0;
  private asking?: NodeJS.Timeout;

  private constructor(private readonly server: http.Server) {}

  static async open(): Promise<Front> {
    const server = http.createServer();
    const front = new Front(server);
    server.on('request', (request, answer) => void front.pass(request, answer));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as net.AddressInfo).port}`;
  }

  sendTo(gateways: readonly Replica[]): void {
    const ask = async () => {
      const answers = await Promise.all(gateways.map((gateway) => gateway.isReady()));
      const ready = gateways.filter((_, i) => answers[i]);
      this.ready = ready.length > 0 ? ready : gateways;
      this.asking = setTimeout(() => void ask(), ASKED_EVERY_MS);
    };
    this.ready = gateways;
    void ask();
  }

  close(): void {
    clearTimeout(this.asking);
    this.server.close();
    this.server.closeAllConnections();
  }

  private async pass(request: http.IncomingMessage, answer: http.ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const first = this.turn++;
    const inTurn = this.ready.map((_, i, all) => all[(first + i) % all.length]!);
    this.passTo(inTurn, request, Buffer.concat(pieces), answer);
  }

  private passTo(
    [to, ...others]: readonly Replica[],
    from: http.IncomingMessage,
    body: Buffer,
    back: http.ServerResponse,
  ) {
    if (!to) return this.answer(back, 502, 'nobody is ready');
    const headers = { ...from.headers, connection: 'close' };
    const onward = http.request(`${to.url}${from.url}`, { method: from.method, headers, agent: false });
    onward.on('response', (answer) => {
      this.figures.answered(to.name, answer.statusCode!, `${from.method} ${from.url} by ${to.name}`);
      back.writeHead(answer.statusCode!, answer.headers);
      answer.on('error', () => back.destroy());
      answer.pipe(back);
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return this.passTo(others, from, body, back);
      this.answer(back, 502, `${from.method} ${from.url} by ${to.name}: ${error.message}`);
    });
    onward.end(body);
  }

  private answer(back: http.ServerResponse, status: number, why: string): void {
    if (back.headersSent) return void back.destroy();
    this.figures.answered('front', status, why);
    back.writeHead(status).end();
  }
}
