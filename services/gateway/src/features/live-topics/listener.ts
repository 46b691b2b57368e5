import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Admitted } from '../../domain/sessions/admitted.js';
import type { Format, Frame } from './frames.js';
import type { Wish } from './live-query.js';

/** Why the gateway ends a stream. The client may come again with the last id it saw. */
export type Ending = 'too-slow' | 'not-allowed' | 'stopping';

const IN_WORDS: Record<Ending, string> = {
  'too-slow': 'You read more slowly than events come. Come again with the last id.',
  'not-allowed': 'You may no longer hear these topics.',
  stopping: 'This replica stops. Come again with the last id.',
};

/** Bytes that may wait for one listener in this process. What waits for many is the same memory. */
export const MOST_WAITING = 1024 * 1024;
/** So long a listener that is cut off may take to hear why. */
const GRACE_MS = 5_000;
/** A listener that catches up and takes nothing for so long is gone. */
const STILL_MS = 30_000;

/** One open connection. */
export class Listener {
  /** Where it stands, once all it was sent has arrived; before that, where it said that it stood. */
  id: string;
  readonly topics: readonly string[];
  private ended = false;

  /** @param hangUp says goodbye in the way of the protocol, after the last bytes */
  constructor(
    readonly admitted: Admitted,
    { topics, lastEventId }: Wish,
    readonly format: Format,
    private readonly socket: Duplex,
    private readonly hangUp: (ending: Ending) => void,
  ) {
    this.topics = topics;
    this.id = lastEventId ?? '';
  }

  get open(): boolean {
    return !this.ended && !this.socket.destroyed && this.socket.writable;
  }

  say(...frames: readonly Frame[]): void {
    if (frames.length > 0) this.write(this.format.write(frames), frames.at(-1)!.id);
  }

  /** @param bytes perhaps those of all other listeners too */
  write(bytes: Buffer, id: string): void {
    if (!this.open) return;
    if (this.socket.writableLength > MOST_WAITING) return this.end('too-slow');
    this.socket.write(bytes);
    this.id = id;
  }

  /** Resolves when it has taken what waits for it, or is cut off because it takes nothing. */
  async room(): Promise<void> {
    if (this.socket.writableLength < MOST_WAITING / 4) return;
    const gone = new AbortController();
    const closed = (): void => gone.abort();
    this.socket.once('close', closed);
    const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(STILL_MS)]);
    await once(this.socket, 'drain', { signal }).catch(() => this.end('too-slow'));
    this.socket.off('close', closed);
  }

  end(ending: Ending): void {
    if (!this.open) return;
    this.ended = true;
    this.socket.write(this.format.write([{ id: this.id, about: 'end', json: JSON.stringify(said(ending)) }]));
    this.hangUp(ending);
    const cut = setTimeout(() => this.socket.destroy(), GRACE_MS);
    this.socket.once('close', () => clearTimeout(cut));
  }
}

const said = (reason: Ending) => ({ reason, message: IN_WORDS[reason] });
