import type { OpenTransaction } from '../ports.js';
import type { Insight } from '../insight.js';
import type { RunningAction, Spoken } from './awareness.js';

/** The newest that was heard of an action, a person's team or a team's name. */
export interface HeardOfWork {
  readonly id: string;
  readonly kind: 'action' | 'person' | 'team';
  readonly sequence: number;
  readonly insightId: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly name: string | null;
  /** Of an action: somebody promised it, and it is neither dropped nor verified. Of people and teams: they are there. */
  readonly active: boolean;
}

/** Who acts on what, by team: no person's name is kept. */
export abstract class WhoActs {
  /** The sequence of each that is known, its row locked. */
  abstract sequencesOf(ids: readonly string[], tx: OpenTransaction): Promise<ReadonlyMap<string, number>>;
  abstract save(heard: readonly HeardOfWork[], tx: OpenTransaction): Promise<void>;
  abstract running(tx: OpenTransaction): Promise<RunningAction[]>;
  abstract teams(tx: OpenTransaction): Promise<string[]>;
  /** Surges that run on and what people stated, none of which is closed. */
  abstract openProblems(tx: OpenTransaction): Promise<Insight[]>;
  /** What was spoken of, by touchpoint and theme, since a UTC day. */
  abstract spoken(since: string, tx: OpenTransaction): Promise<Spoken[]>;
}
