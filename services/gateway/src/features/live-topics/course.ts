import type { Delivered, Position, Stretch } from '@mirrorloop/messaging';
import { cursorOf } from '../../domain/live/cursor.js';
import type { Filter } from '../../domain/live/filter.js';
import { type Frame, frameOf } from './frames.js';

interface Slice {
  readonly topic: string;
  readonly partition: number;
}
export const nameOf = ({ topic, partition }: Slice): string => `${topic}/${partition}`;

/** The way through some topics: what to say of each stretch, and where that leads. Whoever goes it says the same. */
export class Course {
  private readonly at: Map<string, Position>;

  constructor(
    private readonly filter: Filter,
    from: readonly Position[],
  ) {
    this.at = new Map(from.map((place) => [nameOf(place), place]));
  }

  get positions(): Position[] {
    return [...this.at.values()];
  }
  get id(): string {
    return cursorOf(this.positions);
  }
  positionOf(slice: Slice): bigint {
    return BigInt(this.at.get(nameOf(slice))?.position ?? 0);
  }

  take({ messages, next, lost }: Stretch): Frame[] {
    const gaps = lost.filter((it) => this.goes(it)).map((it) => this.gapAt(it, goesOnAt(it, messages, next)));
    const said = messages.filter((it) => this.goes(it)).flatMap((message) => this.pass(message) ?? []);
    // Past what the log keeps for itself, too.
    for (const place of next) if (this.goes(place)) this.at.set(nameOf(place), place);
    return [...gaps, ...said];
  }

  private pass(message: Delivered): Frame | undefined {
    this.move(message, String(BigInt(message.position) + 1n));
    return frameOf(message, this.filter, this.id);
  }

  /** The log no longer has what lies at the place asked for, or never had. */
  private gapAt({ topic, partition, position: asked }: Position, goesOn: string): Frame {
    this.move({ topic, partition }, goesOn);
    const reason = BigInt(asked) < BigInt(goesOn) ? 'forgotten' : 'ahead';
    const json = JSON.stringify({ topic, partition, asked, goesOnAt: goesOn, reason });
    return { id: this.id, about: 'gap', json };
  }

  private move({ topic, partition }: Slice, position: string): void {
    this.at.set(nameOf({ topic, partition }), { topic, partition, position });
  }
  private goes(slice: Slice): boolean {
    return this.at.has(nameOf(slice));
  }
}

function goesOnAt(lost: Position, messages: readonly Delivered[], next: readonly Position[]): string {
  const same = (it: Slice): boolean => nameOf(it) === nameOf(lost);
  return (messages.find(same) ?? next.find(same) ?? lost).position;
}
