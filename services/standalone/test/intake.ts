import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceView } from '@mirrorloop/contracts';
import type { Client } from './client.js';

interface Entry {
  readonly id: string;
  /** When the answer that it is durable came. */
  acknowledgedAt?: Date;
}

const WORDS = ['The parcel came two weeks late', 'The till was quick and friendly', 'Nobody answers the phone'];

/** A source that sends on and on, and writes down what was acknowledged when. */
export class Intake {
  readonly ledger: Entry[] = [];
  private stopping = false;
  private sending: Promise<unknown> = Promise.resolve();

  private constructor(private readonly key: string) {}

  static async of(client: Client, name: string): Promise<Intake> {
    const { writeKey } = await client.post<SourceView>('/api/ingestion/sources', { name, channel: 'web' });
    return new Intake(writeKey!);
  }

  get acknowledged(): string[] {
    return this.ledger.flatMap(({ id, acknowledgedAt }) => (acknowledgedAt ? [id] : []));
  }
  acknowledgedBefore(at: Date): string[] {
    return this.ledger.flatMap(({ id, acknowledgedAt }) => (acknowledgedAt && acknowledgedAt < at ? [id] : []));
  }

  start(url: string, senders = 3): void {
    this.stopping = false;
    this.sending = Promise.all(Array.from({ length: senders }, () => this.sendOn(url)));
  }
  /** Lets the batches in hand end, however they end. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.sending;
  }

  /** Everything again, as a source does that doesn't know what arrived. */
  async sendAllAgain(url: string): Promise<void> {
    for (let at = 0; at < this.ledger.length; at += 100) await this.send(url, this.ledger.slice(at, at + 100));
  }

  private async sendOn(url: string): Promise<void> {
    while (!this.stopping) {
      const batch: Entry[] = Array.from({ length: 10 }, () => ({ id: randomUUID() }));
      this.ledger.push(...batch);
      await this.send(url, batch).catch(() => sleep(50));
      await sleep(20);
    }
  }

  private async send(url: string, entries: Entry[]): Promise<void> {
    const answer = await fetch(`${url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${this.key}:`)}` },
      body: JSON.stringify({ batch: entries.map(({ id }) => eventOf(id)) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (answer.status !== 200) throw new Error(`The batch was answered with ${answer.status}`);
    for (const entry of entries) entry.acknowledgedAt ??= new Date();
  }
}

const eventOf = (id: string) => ({
  type: 'track',
  event: 'Feedback given',
  messageId: id,
  userId: `customer-${parseInt(id.slice(0, 4), 16) % 50}`,
  timestamp: '2026-11-20T10:00:00.000Z',
  properties: { text: WORDS[parseInt(id[0]!, 16) % WORDS.length], rating: 2, touchpoint: 'delivery' },
});
