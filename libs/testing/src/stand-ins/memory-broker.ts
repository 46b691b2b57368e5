import { copyOf } from './copy-of.js';
import { EventEmitter, once } from 'node:events';
import { crc32 } from 'node:zlib';
import { Unavailable } from '@mirrorloop/kernel';
import type { Delivered, Envelope } from '@mirrorloop/messaging';

export interface Slice {
  readonly topic: string;
  readonly partition: number;
}
export const nameOf = ({ topic, partition }: Slice): string => `${topic}/${partition}`;

/** One of a group, as the broker knows it. */
export interface Member {
  readonly topics: readonly string[];
  wake(): void;
}

/** How far a group has come, who is in it, and which partitions have a batch in hand. */
export class Group {
  readonly positions = new Map<string, number>();
  readonly busy = new Set<string>();
  readonly members: Member[] = [];

  /** Partitions are dealt out anew at each coming and going; a batch in hand is finished by who has it. */
  owns(member: Member, slice: Slice, all: readonly Slice[]): boolean {
    const interested = this.members.filter(({ topics }) => topics.includes(slice.topic));
    const place = all.findIndex((s) => nameOf(s) === nameOf(slice));
    return interested[place % interested.length] === member;
  }
  wake(): void {
    for (const member of this.members) member.wake();
  }
}

/** What outlives the clients: messages, and how far each group has come. */
export class MemoryBroker {
  private readonly partitions = new Map<string, Delivered[]>();
  private readonly times = new Map<string, number[]>();
  private readonly counts = new Map<string, number>();
  private readonly groups = new Map<string, Group>();
  private readonly lows = new Map<string, number>();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  /** While set, appends fail with it. */
  away: Error | undefined;

  declare(topic: string, partitions: number): void {
    if (!this.counts.has(topic)) this.counts.set(topic, partitions);
  }

  append(envelopes: readonly Envelope[]): void {
    if (this.away) throw this.away;
    const slices = envelopes.map(({ topic, key }) => this.sliceOf(topic, key));
    envelopes.forEach((envelope, i) => this.put(slices[i]!, { envelope: { ...envelope } }));
    this.tell();
  }
  /** Puts in what is no event of ours, as another system might. */
  appendRaw(topic: string, unreadable: string): void {
    this.put(this.sliceOf(topic, unreadable), { envelope: null, unreadable });
    this.tell();
  }

  slices(topics: readonly string[]): Slice[] {
    return topics.flatMap((topic) =>
      Array.from({ length: this.counts.get(topic) ?? 0 }, (_, partition) => ({ topic, partition })),
    );
  }
  read(slice: Slice, from: number, limit: number): Delivered[] {
    return copyOf((this.partitions.get(nameOf(slice)) ?? []).slice(from, from + limit));
  }
  /** Forgets what lies before the position, as retention does. */
  forgetBefore(slice: Slice, position: number): void {
    this.lows.set(nameOf(slice), position);
  }
  low(slice: Slice): number {
    return this.lows.get(nameOf(slice)) ?? 0;
  }
  /** Resolves when something was appended, the time is up or the signal came. */
  change(withinMs: number, signal?: AbortSignal): Promise<unknown> {
    const both = AbortSignal.any([AbortSignal.timeout(withinMs), ...(signal ? [signal] : [])]);
    return once(this.changes, 'change', { signal: both }).catch(() => undefined);
  }
  end(slice: Slice): number {
    return this.partitions.get(nameOf(slice))?.length ?? 0;
  }
  /** In ms since the epoch; none where nothing lies yet. */
  appendedAt(slice: Slice, position: number): number | undefined {
    return this.times.get(nameOf(slice))?.[position];
  }
  group(name: string): Group {
    const group = this.groups.get(name) ?? new Group();
    this.groups.set(name, group);
    return group;
  }

  private tell(): void {
    for (const group of this.groups.values()) group.wake();
    this.changes.emit('change');
  }
  private sliceOf(topic: string, key: string): Slice {
    const count = this.counts.get(topic);
    if (count === undefined) throw new Unavailable(`topic ${topic} isn't declared`);
    return { topic, partition: crc32(key) % count };
  }
  private put(slice: Slice, what: Pick<Delivered, 'envelope' | 'unreadable'>): void {
    const lying = this.partitions.get(nameOf(slice)) ?? [];
    this.partitions.set(nameOf(slice), lying);
    lying.push({ ...slice, position: String(lying.length), ...what });
    const times = this.times.get(nameOf(slice)) ?? [];
    this.times.set(nameOf(slice), times);
    times.push(Date.now());
  }
}
