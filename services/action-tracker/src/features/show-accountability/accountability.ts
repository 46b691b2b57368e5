/** How long something took, summed up on the logarithm: few take very long, and a plain mean would be theirs. */
export interface Durations {
  readonly n: number;
  /** Of the natural logarithm of seconds. */
  readonly mean: number | null;
  readonly sd: number | null;
}
export interface TeamPromises {
  readonly teamId: string;
  readonly team: string;
  /** Who promised any of these. */
  readonly people: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly stalled: number;
}
export interface RunningCost {
  readonly unit: string;
  readonly amount: number;
  readonly counted: number;
}
export interface OldPromise {
  readonly actionId: string;
  readonly title: string;
  readonly owner: string | null;
  readonly committedAt: Date;
  readonly deadline: Date;
}
export interface Figures {
  readonly signalToOwner: Durations;
  readonly insightToOwner: Durations;
  readonly ownerToDone: Durations;
  readonly teams: readonly TeamPromises[];
  readonly cost: readonly RunningCost[];
  /** Actions that nobody has promised, and those to do whose stakes aren't known. */
  readonly unowned: number;
  readonly running: number;
  readonly oldest: readonly OldPromise[];
}

export abstract class Accountability {
  abstract figures(now: Date): Promise<Figures>;
}
