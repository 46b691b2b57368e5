import { connect, type Socket } from 'node:net';
import process from 'node:process';
import { percentile } from '../machine/figures.js';

/** Of so many connections one is read word for word; of the others the bytes are counted, which must be the same. */
const READ_ONE_IN = 100;

/** One connection: how much came, and where it is read, each event's age as it arrives. */
class Listener {
  bytes = 0;
  private text = '';
  private readonly ids = new Set<string>();
  readonly ages: number[] = [];
  repeats = 0;
  live = false;
  readonly socket: Socket;

  constructor(url: URL, token: string, buffer: Buffer, reads: boolean) {
    const onread = {
      buffer,
      callback: (size: number, bytes: Uint8Array): boolean => {
        this.take(Buffer.from(bytes.buffer, bytes.byteOffset, size), reads);
        return true;
      },
    };
    this.socket = connect({ host: url.hostname, port: Number(url.port), onread });
    const head = [`GET ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`, `authorization: Bearer ${token}`];
    this.socket.write(`${head.join('\r\n')}\r\n\r\n`);
    this.socket.on('error', () => undefined);
  }

  get events(): number {
    return this.ids.size;
  }
  /** From now on everybody is sent the same. */
  begin(): void {
    this.bytes = 0;
  }

  private take(bytes: Buffer, reads: boolean): void {
    this.bytes += bytes.length;
    if (!this.live) this.live = bytes.includes('"state":"live"');
    if (reads) this.read(bytes.toString('latin1'), Date.now());
  }
  private read(text: string, now: number): void {
    const blocks = (this.text + text).split('\n\n');
    this.text = blocks.pop()!;
    for (const block of blocks) {
      const [, id, time] = /"id":"([^"]+)".*?"time":"([^"]+)"/.exec(block) ?? [];
      if (!id || !time) continue;
      if (this.ids.has(id)) this.repeats += 1;
      this.ids.add(id);
      this.ages.push(now - Date.parse(time));
    }
  }
}

/** A process of its own, told by its parent to begin and to report. */
function run(url: string, token: string, count: number): void {
  // One buffer for all: nothing is kept of what is only counted.
  const buffer = Buffer.alloc(256 * 1024);
  const all = Array.from({ length: count }, (_, i) => new Listener(new URL(url), token, buffer, i % READ_ONE_IN === 0));
  const read = all.filter((_, i) => i % READ_ONE_IN === 0);
  const report = () => {
    const ages = read.flatMap((listener) => listener.ages);
    return {
      live: all.filter(({ live }) => live).length,
      bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
      different: new Set(all.map(({ bytes }) => bytes)).size - 1,
      events: read.map(({ events }) => events),
      repeats: read.reduce((sum, { repeats }) => sum + repeats, 0),
      p50: percentile(ages, 0.5),
      p99: percentile(ages, 0.99),
      most: percentile(ages, 1),
    };
  };
  process.on('message', (asked) => {
    if (asked === 'begin') all.forEach((listener) => listener.begin());
    process.send!(report());
  });
}

const [url, token, count] = process.argv.slice(2);
run(url!, token!, Number(count));
