import { once } from 'node:events';
import http from 'node:http';
import { type Envelope, Log } from '@mirrorloop/messaging';
import { MessageMaker, eventually } from '@mirrorloop/testing';
import { InsightRaised, PersonChanged } from '@mirrorloop/contracts';
import type { RunningGateway } from './running-gateway.js';
import { TOKEN } from './running-gateway.js';

/** One thing that came down a stream. */
export interface Heard {
  readonly id: string;
  readonly about: string;
  readonly data: { id: string; type: string; subject: string; sequence: string; [more: string]: unknown };
}

export const bearer = { authorization: `Bearer ${TOKEN}` };

/** Reads server-sent events as the bytes come, and can be cut off anywhere. */
export class RawStream {
  readonly heard: Heard[] = [];
  status = 0;
  ended = false;
  private text = '';
  private request!: http.ClientRequest;
  private response: http.IncomingMessage | undefined;

  static async open(url: string, headers: http.OutgoingHttpHeaders = bearer): Promise<RawStream> {
    const stream = new RawStream();
    stream.request = http.get(url, { headers, agent: false });
    const [response] = (await once(stream.request, 'response')) as [http.IncomingMessage];
    stream.status = response.statusCode!;
    stream.response = response.setEncoding('utf8');
    response.on('data', (text: string) => stream.take(text));
    response.on('close', () => (stream.ended = true)).on('error', () => undefined);
    return stream;
  }

  get events(): Heard[] {
    return this.heard.filter(({ about }) => about === 'message');
  }
  get bytes(): string {
    return this.text;
  }
  /** The id a client would come again with. */
  get lastId(): string {
    return this.heard.at(-1)?.id ?? '';
  }
  of(about: string): Heard[] {
    return this.heard.filter((it) => it.about === about);
  }
  until(holds: () => boolean, missing: string, withinMs = 20_000): Promise<unknown> {
    return eventually(holds, { missing: `${missing}; heard ${JSON.stringify(this.heard.slice(-3))}`, withinMs });
  }
  untilLive(): Promise<unknown> {
    return this.until(() => this.of('state').some(({ data }) => data['state'] === 'live'), 'to be live');
  }
  pause(): void {
    this.response!.pause();
  }
  resume(): void {
    this.response!.resume();
  }
  cut(): void {
    this.request.destroy();
  }

  private take(text: string): void {
    const blocks = (this.text + text).split('\n\n');
    this.text = blocks.pop()!;
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
      if (!fields.has('data')) continue;
      const data = JSON.parse(fields.get('data')!) as Heard['data'];
      this.heard.push({ id: fields.get('id')!, about: fields.get('event') ?? 'message', data });
    }
  }
}

/** Writes to the log that the gateway reads. */
export class Teller {
  private readonly maker = new MessageMaker(() => new Date('2026-11-20T09:00:00Z'));
  readonly told: Envelope[] = [];
  private readonly log: Log;

  constructor(gateway: RunningGateway) {
    this.log = gateway.service.app.get(Log);
  }

  async tell(...envelopes: readonly Envelope[]): Promise<void> {
    await this.log.append(envelopes);
    this.told.push(...envelopes);
  }
  insight(key: string, change: object = {}): Envelope {
    return { ...this.maker.message(InsightRaised, change, { key, id: this.id() }).envelope! };
  }
  person(key: string): Envelope {
    return { ...this.maker.message(PersonChanged, {}, { key, id: this.id() }).envelope! };
  }
  insights(n: number, keys = 7): Promise<void> {
    return this.tell(...Array.from({ length: n }, (_, i) => this.insight(`key ${i % keys}`)));
  }
  get ids(): string[] {
    return this.told.map(({ id }) => id);
  }
  private id(): string {
    return crypto.randomUUID();
  }
}

/** Every event once, and those of a key in order. */
export function expectEachOnce(heard: readonly Heard[], ids: readonly string[]): void {
  expect(heard.map(({ data }) => data.id).sort()).toEqual([...ids].sort());
  const last = new Map<string, number>();
  for (const { data } of heard) {
    expect(Number(data.sequence)).toBeGreaterThan(last.get(data.subject) ?? -1);
    last.set(data.subject, Number(data.sequence));
  }
}

/** Events of a stream that somebody else has unpacked. */
export async function* eventsIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bytes) {
    const blocks = (text + decoder.decode(piece, { stream: true })).split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data) yield { event: /^event: (.*)$/m.exec(block)?.[1] ?? 'message', data };
    }
  }
}
