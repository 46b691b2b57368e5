import type { Action } from './action.js';
import type { OpenTransaction } from './actions.js';
import type { CynefinDomain } from './cynefin.js';
import type { Playbook } from './playbook.js';
import type { Attempt } from './track-record.js';

export interface LikeCases {
  readonly insightKind: string | null;
  readonly domain: CynefinDomain;
  /** Its own attempts are no like cases. */
  readonly exceptActionId: string;
}

export type PlaybooksById = ReadonlyMap<string, Playbook>;

export abstract class Playbooks {
  /** By name, the retired ones last. */
  abstract all(): Promise<Playbook[]>;
  abstract find(playbookId: string): Promise<Playbook | undefined>;
  /** Its row held until the transaction ends. */
  abstract lock(playbookId: string, tx: OpenTransaction): Promise<Playbook | undefined>;
  /** Those there are of these, by their ids; held until the transaction ends, where there is one. */
  abstract named(ids: readonly string[], tx?: OpenTransaction): Promise<PlaybooksById>;
  abstract save(playbook: Playbook, tx: OpenTransaction): Promise<void>;
  /** How each promise goes about its insight, and what came of it so far; what a promise before it came to stays. */
  abstract keepAttempts(actions: readonly Action[], at: Date, tx: OpenTransaction): Promise<void>;
  /** What followed a playbook, of one or of all. */
  abstract attempts(playbookId?: string): Promise<Attempt[]>;
  /** What was tried where an insight of that kind lay in that domain, the newest first. */
  abstract attemptsIn(like: LikeCases): Promise<Attempt[]>;
}
