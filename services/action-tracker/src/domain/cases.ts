import type { OpenTransaction } from './actions.js';
import type { Case, CaseSettings } from './case.js';
import type { Group, Stream } from './like-cases.js';

/** Under which cases whose missed clock can't be told are parked. */
export const WATCH_CASES = 'action-tracker.watch-cases';

export interface CaseFilter {
  readonly state?: Case['state'] | undefined;
  readonly ownerId?: string | undefined;
  /** Those that a systemic action answers. */
  readonly actionId?: string | undefined;
}
export interface CasePlace {
  readonly at: string;
  readonly id: string;
}
export interface ListedCase extends Case {
  readonly owner: string | null;
  readonly actionId: string | null;
}
/** Where a signal came from, for whoever looks for the right person. */
export interface Whence {
  readonly touchpoint: string;
  readonly store: string | null;
}

export abstract class Cases {
  abstract settings(tx?: OpenTransaction): Promise<CaseSettings>;
  /** @returns false where another version is in force by now */
  abstract changeSettings(to: CaseSettings, seen: number): Promise<boolean>;
  /** Which of these signals have a case already. */
  abstract known(signalIds: readonly string[], tx: OpenTransaction): Promise<ReadonlySet<string>>;
  /** Each stream as it is now, locked in order of its key: no two decide at once which case makes a group. */
  abstract lockStreams(
    of: readonly Pick<Stream, 'key' | 'touchpoint' | 'theme'>[],
    tx: OpenTransaction,
  ): Promise<Stream[]>;
  /** Who should see to each, in the given order: the store's person, the touchpoint's team's manager, the default team's. */
  abstract route(
    whence: readonly Whence[],
    settings: CaseSettings,
    tx: OpenTransaction,
  ): Promise<(string | undefined)[]>;
  abstract add(cases: readonly Case[], groups: readonly Group[], tx: OpenTransaction): Promise<void>;
  abstract lock(caseId: string, tx: OpenTransaction): Promise<Case | undefined>;
  /** Keeps the cases as they are now. */
  abstract save(cases: readonly Case[], tx: OpenTransaction): Promise<void>;
  /** Up to `limit` with a clock that runs though its time has passed, locked; what is parked, or another process has, is passed over. */
  abstract late(now: Date, limit: number, tx: OpenTransaction): Promise<Case[]>;
  /** Those that run out first, the resolved ones last. */
  abstract page(filter: CaseFilter, limit: number, after?: CasePlace): Promise<{ items: ListedCase[]; total: number }>;
}
