import http from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ends, endsOf } from '../check/log-as-read.js';
import type { Dice } from '../dice.js';
import type { Installation } from '../platform/platform.js';
import { ask } from './ask.js';
import { eventOf } from './events.js';
import { Ledger, type Sent } from './ledger.js';

export interface SourceOptions {
  readonly keys?: number;
  readonly lanes?: number;
  readonly batch?: number;
  /** Between two batches of a lane. */
  readonly restMs?: number;
}

const ANSWER_WITHIN_MS = 20_000;
/** Once in so many failed tries a sender gives up: what it sent then may be there once, or not at all. */
const GIVES_UP = 25;

/** Once in so many events somebody is heard of for the first time, so that there is news of customers all along. */
const NEWCOMER = 20;

/**
 * A source that sends through the front door and comes again, under the same ids, until it is answered 2xx. Each lane
 * has keys of its own and one batch in flight, so the order within a key is the order in which it was sent.
 */
export class Source {
  readonly ledger: Ledger;
  readonly latenciesMs: number[] = [];
  refusals = 0;
  private newcomers = 0;
  private readonly counts = new Map<string, number>();
  private readonly agent = new http.Agent({ keepAlive: true });
  private stopping = false;
  private abandoned = false;
  private sending: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly name: string,
    private readonly platform: Installation,
    private readonly writeKey: string,
    private readonly dice: Dice,
    ledgerFile: string,
    private readonly options: Required<SourceOptions>,
    /** Where the log ended before anything of this source was in it. */
    readonly begins: Ends,
  ) {
    this.ledger = new Ledger(ledgerFile);
  }

  static async of(
    platform: Installation,
    name: string,
    folder: string,
    dice: Dice,
    options: SourceOptions = {},
  ): Promise<Source> {
    const body = { name, channel: 'web' };
    const { writeKey } = await ask<{ writeKey: string }>(platform, 'POST', '/api/ingestion/sources', body);
    const all = { keys: 40, lanes: 4, batch: 20, restMs: 20, ...options };
    const file = path.join(folder, `${platform.log}-${name}.ledger`);
    return new Source(name, platform, writeKey, dice, file, all, await endsOf(platform));
  }

  start(): void {
    this.stopping = false;
    this.sending = this.run(() => !this.stopping);
    this.sending.catch(() => {}); // `stop` tells
  }
  /** Every batch in hand is brought to its answer, however long that takes. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.sending;
  }
  /** For a trial that has failed: nothing more is sent, and nobody waits for an answer. */
  abandon(): void {
    this.stopping = this.abandoned = true;
  }
  /** Sends until so many were offered by this source. */
  send(count: number): Promise<unknown> {
    return this.run(() => !this.abandoned && this.ledger.offeredSoFar < count);
  }

  /** These very events, as one batch; until it is answered. */
  async sendThese(sent: readonly Sent[], events: readonly object[] = sent.map((each) => eventOf(this.name, each))) {
    this.ledger.offer(sent);
    while (!(await this.try(sent, events))) {
      this.refusals += 1;
      if (this.abandoned || this.dice.oneIn(GIVES_UP)) return;
      await sleep(100);
    }
  }

  private run(goesOn: () => boolean): Promise<unknown> {
    const { lanes } = this.options;
    return Promise.all(Array.from({ length: lanes }, (_, lane) => this.runLane(lane, goesOn)));
  }

  private async runLane(lane: number, goesOn: () => boolean): Promise<void> {
    while (goesOn()) {
      await this.sendThese(Array.from({ length: this.options.batch }, () => this.next(lane)));
      await sleep(this.options.restMs);
    }
  }

  private next(lane: number): Sent {
    const { keys, lanes } = this.options;
    const known = this.dice.between(0, keys / lanes - 1) * lanes + lane;
    const key = this.dice.oneIn(NEWCOMER) ? `${this.name}-${lane}-new-${++this.newcomers}` : `${this.name}-${known}`;
    const n = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, n);
    return { id: `${key}-${n}`, key, n };
  }

  private async try(sent: readonly Sent[], events: readonly object[]): Promise<boolean> {
    const began = performance.now();
    const status = await this.post(JSON.stringify({ batch: events })).catch(() => 0);
    if (status < 200 || status > 299) return false;
    this.latenciesMs.push(performance.now() - began);
    this.ledger.acknowledge(sent.map(({ id }) => id));
    return true;
  }

  private post(body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.platform.url}/v1/batch`, {
        method: 'POST',
        agent: this.agent,
        timeout: ANSWER_WITHIN_MS,
        headers: {
          authorization: `Basic ${btoa(`${this.writeKey}:`)}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      });
      request.on('timeout', () => request.destroy(new Error('no answer'))).on('error', reject);
      request.on('response', (answer) => {
        answer.resume();
        answer.on('error', reject).on('end', () => resolve(answer.statusCode ?? 0));
      });
      request.end(body);
    });
  }
}
