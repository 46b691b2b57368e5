import { once } from 'node:events';
import net from 'node:net';

/** How PostgreSQL's client says COMMIT: a simple query, its length, the text and a zero. */
const COMMIT = Buffer.from('Q\0\0\0\u000bCOMMIT\0', 'latin1');

/** Stands between the platform and its database, so that a trial can break the line where it likes. */
export class TcpProxy {
  private readonly lines = new Set<Line>();
  private cutsLeft = 0;
  private everyNth = 1;
  private commits = 0;
  cuts = 0;

  private constructor(
    private readonly server: net.Server,
    private readonly to: number,
  ) {}

  static async before(port: number): Promise<TcpProxy> {
    const server = net.createServer();
    const proxy = new TcpProxy(server, port);
    server.on('connection', (client) => proxy.connect(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as net.AddressInfo).port;
  }

  /**
   * From now on the line breaks, every n-th time, between PostgreSQL's COMMIT and its answer: it is durable, and the
   * one who asked can't know.
   */
  cutAfterCommit(times: number, everyNth: number): void {
    [this.cutsLeft, this.everyNth, this.cuts] = [times, everyNth, 0];
  }

  close(): void {
    this.server.close();
    for (const line of this.lines) line.cut();
  }

  private connect(client: net.Socket): void {
    const line = new Line(client, net.connect(this.to, '127.0.0.1'), () => this.isToBeCut());
    this.lines.add(line);
    line.whenOver(() => this.lines.delete(line));
  }

  private isToBeCut(): boolean {
    if (this.cutsLeft === 0 || ++this.commits % this.everyNth !== 0) return false;
    this.cutsLeft -= 1;
    this.cuts += 1;
    return true;
  }
}

class Line {
  private awaitsAnswer = false;

  constructor(
    private readonly client: net.Socket,
    private readonly server: net.Socket,
    private readonly isToBeCut: () => boolean,
  ) {
    for (const end of [client, server]) end.setNoDelay(true).on('error', () => this.cut());
    client.on('data', (said: Buffer) => this.ask(said)).on('close', () => this.cut());
    server.on('data', (said: Buffer) => this.answer(said)).on('close', () => this.cut());
  }

  whenOver(tell: () => void): void {
    this.client.once('close', tell);
  }
  cut(): void {
    this.client.destroy();
    this.server.destroy();
  }

  private ask(said: Buffer): void {
    if (said.includes(COMMIT) && this.isToBeCut()) this.awaitsAnswer = true;
    if (!this.server.write(said)) {
      this.client.pause();
      this.server.once('drain', () => this.client.resume());
    }
  }

  private answer(said: Buffer): void {
    if (this.awaitsAnswer) return (this.client.resetAndDestroy(), this.cut());
    if (!this.client.write(said)) {
      this.server.pause();
      this.client.once('drain', () => this.server.resume());
    }
  }
}
