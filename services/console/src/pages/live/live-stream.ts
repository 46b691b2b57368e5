import { arrive, type EventList, type LiveItem, narrow, NOTHING, show, type Wish } from './event-list.js';

export type LiveState =
  | { at: 'opening' | 'live' | 'catching-up' }
  /** `waiting`: the log is away; `offline`: the line to the gateway is broken. */
  | { at: 'waiting' | 'offline' | 'paused'; since: string };

export interface Heard {
  list: EventList;
  state: LiveState;
}

/** What came in so many ms is shown at once: a page isn't drawn for each of a thousand events. */
const FLUSH_MS = 100;
const AGAIN_MS = 5_000;
/** The gateway beats every 15 s; a line that is still for longer is dead though nobody said so. */
const STILL_MS = 45_000;

/** The topics of one reader: EventSource comes again by itself, and this does where it gives up. */
export class LiveStream {
  private heard: Heard = { list: NOTHING, state: { at: 'opening' } };
  private readonly watchers = new Set<() => void>();
  private wish: Wish = { topics: [] };
  private lastId = '';
  private source: EventSource | undefined;
  private pending: LiveItem[] = [];
  private pendingState: LiveState | undefined;
  private timers: Partial<Record<'flush' | 'again' | 'still', ReturnType<typeof setTimeout>>> = {};

  /** @param refused the gateway no longer lets this reader in, or is away */
  constructor(private readonly refused: () => void) {}

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };
  readonly now = (): Heard => this.heard;

  /** Goes on behind what was heard last, also for another wish; who wishes for the beginning begins anew. */
  listen(wish: Wish): void {
    this.flush();
    const anew = wish.from !== this.wish.from;
    if (anew) this.lastId = '';
    this.wish = wish;
    this.say({ list: anew ? NOTHING : narrow(this.heard.list, wish) });
    if (this.heard.state.at !== 'paused') this.open();
  }

  /** What comes meanwhile stays in the log, which is asked for it from here. */
  pause(): void {
    this.stop();
    this.say({ state: { at: 'paused', since: new Date().toISOString() } });
  }
  readonly goOn = (): void => this.open();
  readonly show = (): void => {
    this.flush();
    this.say({ list: show(this.heard.list) });
  };

  stop(): void {
    this.flush();
    this.source?.close();
    this.source = undefined;
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.timers = {};
  }

  private open(): void {
    this.stop();
    this.say({ state: { at: 'opening' } });
    const source = new EventSource(addressOf(this.wish, this.lastId));
    this.source = source;
    source.onmessage = (message) => this.take(message, { kind: 'event', event: read(message) });
    source.addEventListener('gap', (message) => this.take(message, { kind: 'gap', gap: read(message) }));
    source.addEventListener('unreadable', (message) =>
      this.take(message, { kind: 'unreadable', unreadable: read(message) }),
    );
    source.addEventListener('beat', (message) => this.keep(message));
    source.addEventListener('end', (message) => this.keep(message));
    source.addEventListener('state', (message) => {
      const { state: at, since } = read<{ state: 'live'; since?: string }>(message);
      this.keep(message);
      this.pendingState = since === undefined ? { at } : { at: 'waiting', since };
      this.flushSoon();
    });
    source.onerror = () => this.isBroken(source);
    this.lives();
  }

  private take(message: MessageEvent<string>, item: Unnamed): void {
    this.keep(message);
    this.pending.push({ name: `${item.kind} ${message.lastEventId}`, ...item } as LiveItem);
    this.flushSoon();
  }

  private keep({ lastEventId }: MessageEvent<string>): void {
    if (lastEventId) this.lastId = lastEventId;
    this.lives();
  }

  private lives(): void {
    clearTimeout(this.timers.still);
    this.timers.still = setTimeout(() => this.open(), STILL_MS);
  }

  private isBroken(source: EventSource): void {
    this.flush();
    if (this.heard.state.at !== 'offline') this.say({ state: { at: 'offline', since: new Date().toISOString() } });
    // Anything but an answer of 200 ends an EventSource for good, and doesn't say what it was.
    if (source.readyState !== EventSource.CLOSED) return;
    this.refused();
    this.timers.again = setTimeout(() => this.openAgain(), AGAIN_MS);
  }

  private openAgain(): void {
    const before = this.heard.state;
    this.open();
    // Until it answers, it is offline since it was.
    this.say({ state: before });
  }

  private flushSoon(): void {
    this.timers.flush ??= setTimeout(() => this.flush(), FLUSH_MS);
  }
  private flush(): void {
    clearTimeout(this.timers.flush);
    delete this.timers.flush;
    if (this.pending.length === 0 && !this.pendingState) return;
    const list = arrive(this.heard.list, this.pending);
    const state = this.pendingState ?? this.heard.state;
    this.pending = [];
    this.pendingState = undefined;
    this.say({ list, state });
  }

  private say(change: Partial<Heard>): void {
    this.heard = { ...this.heard, ...change };
    for (const watcher of this.watchers) watcher();
  }
}

type Unnamed = LiveItem extends infer Item ? (Item extends LiveItem ? Omit<Item, 'name'> : never) : never;
const read = <T>({ data }: MessageEvent<string>): T => JSON.parse(data) as T;

/** A source that is made anew says itself where it stands; one that comes again sends the header, which wins. */
function addressOf({ topics, type, key, from }: Wish, lastEventId: string): string {
  const query = new URLSearchParams({ topics: topics.join(',') });
  if (type) query.append('filter', `type:${type}`);
  if (key) query.append('filter', `key:${key}`);
  if (lastEventId) query.append('lastEventId', lastEventId);
  else if (from) query.append('from', from);
  return `/topics/events?${query.toString()}`;
}
