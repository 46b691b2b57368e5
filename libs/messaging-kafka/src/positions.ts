import { asError, crashPoint } from '@mirrorloop/kernel';
import { backOffMs } from '@mirrorloop/messaging';
import { Pause } from './pause.js';

/** What a group goes on from in a partition. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** What is reached meanwhile goes with the same request. */
const GATHER_MS = 100;

/**
 * Tells the group how far its partitions are, all of them in one request and one request at a time, beside the lanes:
 * none of them waits for it, since what is told late is at worst handled again and known by its id. Lives from one
 * rebalance to the next: what wasn't told until then is told by nobody, for the partition may be another's.
 */
export class Positions {
  error: Error | undefined;
  private untold = new Map<string, Position>();
  private state: 'open' | 'finishing' | 'abandoned' = 'open';
  private telling: Promise<void> | undefined;
  private readonly pause = new Pause();

  constructor(
    private readonly group: string,
    private readonly tell: (positions: readonly Position[]) => Promise<void>,
  ) {}

  reached(position: Position): void {
    if (this.state === 'abandoned') return;
    this.untold.set(`${position.topic}/${position.partition}`, position);
    this.telling ??= this.tellAll();
  }

  /** Those that couldn't be told, while that is so. */
  waiting(): readonly Position[] {
    return this.error ? [...this.untold.values()] : [];
  }

  /** Tells what is left at once, and gives up when that fails. */
  async finish(): Promise<void> {
    this.state = 'finishing';
    this.pause.cutShort();
    await this.telling;
  }

  abandon(): void {
    this.state = 'abandoned';
    this.untold.clear();
    this.pause.cutShort();
  }

  private async tellAll(): Promise<void> {
    for (let failures = 0; this.untold.size > 0; failures = this.error ? failures + 1 : 0) {
      if (this.state === 'open') await this.pause.rest(this.error ? backOffMs(failures) : GATHER_MS);
      await this.tellOnce();
      if (this.error && this.state !== 'open') this.untold.clear();
    }
    this.telling = undefined;
  }

  private async tellOnce(): Promise<void> {
    const told = this.untold;
    this.untold = new Map();
    try {
      await this.tell([...told.values()]);
      this.error = undefined;
      crashPoint(this.group, 'after-position');
    } catch (error) {
      this.error = asError(error);
      if (this.state === 'open') this.untold = new Map([...told, ...this.untold]);
    }
  }
}
