import { connect, type Socket } from 'node:net';
import process from 'node:process';
import { constants, createGunzip, type Gunzip, gunzipSync } from 'node:zlib';
import { percentile } from '../machine/figures.js';

/** Of so many connections one is read word for word; of the others the bytes are counted, which must be the same. */
const READ_ONE_IN = 100;

/** What a stream that has not ended yet holds so far. */
const AS_IT_COMES = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };

/** One connection: how much came, and where it is read, each event's age as it arrives. */
class Listener {
  bytes = 0;
  private text = '';
  private readonly ids = new Set<string>();
  readonly ages: number[] = [];
  repeats = 0;
  live = false;
  readonly socket: Socket;
  /** Until it is live: head and body of the answer. */
  private began: Buffer | undefined = Buffer.alloc(0);
  private readonly unpacked: Gunzip | undefined;

  constructor(
    url: URL,
    token: string,
    buffer: Buffer,
    private readonly reads: boolean,
    private readonly packed: boolean,
  ) {
    const onread = {
      buffer,
      callback: (size: number, bytes: Uint8Array): boolean => {
        this.take(Buffer.from(bytes.buffer, bytes.byteOffset, size));
        return true;
      },
    };
    if (reads && packed)
      this.unpacked = createGunzip(AS_IT_COMES).on('data', (bytes: Buffer) =>
        this.read(bytes.toString('latin1'), Date.now()),
      );
    this.socket = connect({ host: url.hostname, port: Number(url.port), onread });
    const head = [`GET ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`, `authorization: Bearer ${token}`];
    this.socket.write(`${[...head, ...(packed ? ['accept-encoding: gzip'] : [])].join('\r\n')}\r\n\r\n`);
    this.socket.on('error', () => undefined);
  }

  get events(): number {
    return this.ids.size;
  }
  /** From now on everybody is sent the same. */
  begin(): void {
    this.bytes = 0;
  }

  private take(bytes: Buffer): void {
    this.bytes += bytes.length;
    if (this.began) return this.begins(bytes);
    if (this.reads) this.pass(bytes);
  }
  private begins(bytes: Buffer): void {
    this.began = Buffer.concat([this.began!, bytes]);
    const end = this.began.indexOf('\r\n\r\n');
    if (end < 0) return;
    const body = this.began.subarray(end + 4);
    const said = this.packed && body.length > 0 ? gunzipSync(body, AS_IT_COMES) : body;
    if (!said.includes('"state":"live"')) return;
    this.began = undefined;
    this.live = true;
    if (this.reads) this.pass(Buffer.from(body));
  }
  /** What is handed to a stream is kept past this turn, and the buffer is everybody's. */
  private pass(bytes: Buffer): void {
    if (this.unpacked) this.unpacked.write(Buffer.from(bytes));
    else this.read(bytes.toString('latin1'), Date.now());
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
function run(url: string, token: string, count: number, packed: boolean): void {
  // One buffer for all: nothing is kept of what is only counted.
  const buffer = Buffer.alloc(256 * 1024);
  const all = Array.from(
    { length: count },
    (_, i) => new Listener(new URL(url), token, buffer, i % READ_ONE_IN === 0, packed),
  );
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

const [url, token, count, packed] = process.argv.slice(2);
run(url!, token!, Number(count), packed === 'packed');
