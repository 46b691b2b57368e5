import { derivedId } from '@mirrorloop/kernel';
import type { OpenTransaction } from './actions.js';

export type ElsewhereState = 'open' | 'done' | 'dropped';
/** What another system said of an action at one time; null: nothing. */
export interface ElsewhereChange {
  readonly ref: string;
  readonly at: Date | null;
  readonly title: string | null;
  readonly problem: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly committedAt: Date | null;
  readonly deadline: Date | null;
  readonly doneAt: Date | null;
  readonly state: ElsewhereState | null;
  /** Where the other system judges by itself whether it was in time. */
  readonly late: boolean | null;
  /** Where it counts by itself how often it was taken up again. */
  readonly reopened: number | null;
}
/** An action that was committed in another system: what is known of it, and what a promise made here would have besides. */
export interface ElsewhereAction extends Omit<ElsewhereChange, 'at' | 'state' | 'title' | 'reopened'> {
  readonly id: string;
  readonly system: string;
  readonly title: string;
  readonly state: ElsewhereState;
  /** How often it was taken up again after it was done, and when first; as the other system counts it, where it does. */
  readonly reopened: number;
  readonly reopenedAt: Date | null;
  readonly changes: number;
  readonly missing: readonly MissingPart[];
}
/** The parts of a promise (domain rule 8), as far as one committed elsewhere may lack them. */
export const PARTS = ['problem', 'owner', 'deadline', 'stakes', 'success-measure', 'way'] as const;
export type MissingPart = (typeof PARTS)[number];

export const elsewhereIdOf = (system: string, ref: string): string => derivedId('elsewhere', system, ref);

interface Course {
  readonly state: ElsewhereState | null;
  /** Since when it is done, by the changes. */
  readonly doneAt: Date | null;
  readonly reopened: number;
  readonly reopenedAt: Date | null;
}
const NOT_BEGUN: Course = { state: null, doneAt: null, reopened: 0, reopenedAt: null };

/** What all its changes, in the order in which they happened, amount to: of each thing what was said last. */
export function elsewhereOf(system: string, changes: readonly ElsewhereChange[]): ElsewhereAction {
  const course = changes.reduce(went, NOT_BEGUN);
  const last = <K extends keyof ElsewhereChange>(field: K): ElsewhereChange[K] | null =>
    changes.findLast((change) => change[field] !== null)?.[field] ?? null;
  const ref = changes[0]!.ref;
  const doneAt = course.state === 'open' ? null : (last('doneAt') ?? course.doneAt);
  const said = { problem: last('problem'), owner: last('owner'), team: last('team'), deadline: last('deadline') };
  return {
    ...{ id: elsewhereIdOf(system, ref), system, ref, title: last('title') ?? ref, ...said, doneAt },
    ...{ committedAt: last('committedAt'), late: last('late'), changes: changes.length },
    state: course.state ?? (doneAt ? 'done' : 'open'),
    ...(counted(changes) ?? { reopened: course.reopened, reopenedAt: course.reopenedAt }),
    missing: missingOf(said),
  };
}

function went(course: Course, { state, at }: ElsewhereChange): Course {
  if (state === null || state === course.state) return course;
  if (state !== 'open') return { ...course, state, doneAt: course.doneAt ?? at };
  const again = course.state === 'done';
  const reopened = course.reopened + (again ? 1 : 0);
  return { state, doneAt: null, reopened, reopenedAt: course.reopenedAt ?? (again ? at : null) };
}

function counted(changes: readonly ElsewhereChange[]): Pick<ElsewhereAction, 'reopened' | 'reopenedAt'> | undefined {
  const counts = changes.flatMap(({ reopened }) => reopened ?? []);
  const first = changes.find(({ reopened }) => (reopened ?? 0) > 0);
  return counts.length === 0 ? undefined : { reopened: Math.max(...counts), reopenedAt: first?.at ?? null };
}

const missingOf = (said: Pick<ElsewhereAction, 'problem' | 'owner' | 'deadline'>): MissingPart[] =>
  PARTS.filter((part) => (part === 'problem' || part === 'owner' || part === 'deadline' ? said[part] === null : true));

/** How it stands at an instant. */
export const STANDINGS = ['overdue', 'open', 'late', 'on-time', 'dropped', 'unknown'] as const;
export type Standing = (typeof STANDINGS)[number];
export interface StandingAction extends ElsewhereAction {
  readonly standing: Standing;
  /** The action here that somebody took it over as. */
  readonly actionId: string | null;
}
export interface ElsewhereFilter {
  readonly system?: string | undefined;
  readonly standing?: Standing | undefined;
  readonly asOf: Date;
}
export interface ElsewhereFigures {
  readonly system: string;
  readonly actions: number;
  readonly owners: number;
  readonly overdue: number;
  readonly open: number;
  readonly late: number;
  readonly onTime: number;
  readonly dropped: number;
  /** Open or done, and nobody said by when. */
  readonly unknown: number;
  readonly reopened: number;
}
export interface ElsewherePlace {
  readonly deadline: string | null;
  readonly id: string;
}

export abstract class ElsewhereActions {
  /**
   * Keeps what is new among the changes and folds the actions they are of anew; nobody else brings in that system's
   * until the transaction ends. @returns how many actions they concern, and how many changes were new
   */
  abstract bringIn(
    system: string,
    changes: readonly ElsewhereChange[],
    at: Date,
    tx: OpenTransaction,
  ): Promise<{ actions: number; added: number }>;
  abstract lock(id: string, tx: OpenTransaction): Promise<ElsewhereAction | undefined>;
  abstract takenOver(id: string, actionId: string, tx: OpenTransaction): Promise<void>;
  /** By deadline, those without one last. */
  abstract page(
    filter: ElsewhereFilter,
    limit: number,
    after?: ElsewherePlace,
  ): Promise<{ items: StandingAction[]; total: number }>;
  /** By system, each as it stood then. */
  abstract figures(asOf: Date): Promise<ElsewhereFigures[]>;
}
