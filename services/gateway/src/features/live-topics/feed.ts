import type { Position, Stretch } from '@mirrorloop/messaging';
import { Course } from './course.js';
import type { Format, Frame } from './frames.js';
import type { Listener } from './listener.js';
import type { Wish } from './live-query.js';

/** Frames that are kept for those who come again: enough for a short absence, bounded however large they are. */
const KEPT_BYTES = 4 * 1024 * 1024;
const LEAST_PAUSE_MS = 5;
const MOST_PAUSE_MS = 100;
/** A write to a listener costs about as much whatever its size, so many listeners get fewer and larger ones. */
const LISTENERS_PER_MS = 25;

/** What all who wish to hear the same are sent. Each event is turned into bytes once, and written once a pause to each. */
export class Feed {
  readonly listeners = new Set<Listener>();
  private readonly course: Course;
  private kept: Frame[] = [];
  private keptBytes = 0;
  /** How many frames there were before the first that is kept. */
  private before = 0;
  private pending: Frame[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    readonly wish: Pick<Wish, 'topics' | 'filter'>,
    from: readonly Position[],
  ) {
    this.course = new Course(wish.filter, from);
  }

  get positions(): Position[] {
    return this.course.positions;
  }
  get id(): string {
    return this.course.id;
  }
  /** How many frames there have been; what comes from now on is `since` it. */
  get count(): number {
    return this.before + this.kept.length + this.pending.length;
  }

  take(stretch: Stretch): void {
    const frames = this.course.take(stretch);
    if (frames.length === 0) return;
    this.pending.push(...frames);
    const pause = Math.min(MOST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, this.listeners.size / LISTENERS_PER_MS));
    this.timer ??= setTimeout(() => this.flush(), pause);
  }

  /** Frames after the first `count`; undefined where some of them are no longer kept. */
  since(count: number): readonly Frame[] | undefined {
    this.flush();
    return count < this.before ? undefined : this.kept.slice(count - this.before);
  }
  /** Frames after the one of this id; undefined where it isn't kept. */
  after(id: string): readonly Frame[] | undefined {
    this.flush();
    const place = this.kept.findLastIndex((frame) => frame.id === id);
    return place < 0 ? undefined : this.kept.slice(place + 1);
  }

  /** Says it to all at once, and keeps it for nobody. */
  sayInPassing(said: Pick<Frame, 'about' | 'json'>): void {
    this.flush();
    this.send([{ ...said, id: this.id }]);
  }
  stop(): void {
    clearTimeout(this.timer);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const frames = this.pending;
    this.pending = [];
    if (frames.length === 0) return;
    this.keep(frames);
    this.send(frames);
  }

  private send(frames: readonly Frame[]): void {
    const written = new Map<Format, Buffer>();
    const { id } = frames.at(-1)!;
    for (const listener of this.listeners) {
      const bytes = written.get(listener.format) ?? listener.format.write(frames);
      written.set(listener.format, bytes);
      listener.write(bytes, id);
    }
  }

  private keep(frames: readonly Frame[]): void {
    for (const frame of frames) {
      this.kept.push(frame);
      this.keptBytes += sizeOf(frame);
    }
    let drop = 0;
    for (; this.keptBytes > KEPT_BYTES; drop += 1) this.keptBytes -= sizeOf(this.kept[drop]!);
    if (drop > 0) this.kept = this.kept.slice(drop);
    this.before += drop;
  }
}

const sizeOf = ({ id, json }: Frame): number => id.length + json.length + 100;
