import type { OpenTransaction } from '../ports.js';
import type { Population } from './instrument.js';
import type { Quota } from './quotas.js';

/** Until when answers come at links, and how often those who haven't answered are reminded. */
export interface Fielding {
  readonly endsAt: Date | null;
  readonly most: number;
  readonly everyDays: number;
}
const DAY_MS = 86_400_000;

export const isOver = ({ endsAt }: Fielding, now: Date): boolean => endsAt !== null && endsAt <= now;

/** When whoever was asked or reminded now is reminded next: the same for all, whether they answer or not. */
export function nextReminder({ endsAt, most, everyDays }: Fielding, reminded: number, now: Date): Date | null {
  if (reminded >= most) return null;
  const at = new Date(now.getTime() + everyDays * DAY_MS);
  return endsAt && at >= endsAt ? null : at;
}

/** Somebody who could be asked: their id, and the groups that their answer would carry. */
export interface Candidate {
  readonly who: string;
  readonly groups: Readonly<Record<string, string>>;
}

/** Somebody who is asked. What ties them to their link is sealed: whoever sees the database alone can't read it. */
export interface Invited {
  readonly who: string;
  readonly sealed: string;
}

export interface HowAsked {
  readonly language: 'en' | 'de';
  readonly message: string | null;
}

/** Whom a wave asked, and what stands for those who have answered it. */
export interface Asked {
  readonly invited: readonly Invited[];
  /** Hashes, in hexadecimal. */
  readonly answered: ReadonlySet<string>;
}

/** Those of one study and population whose time for a reminder has come. */
export interface DueReminders extends HowAsked {
  readonly invited: readonly Invited[];
  readonly studyId: string;
  readonly title: string;
  readonly wave: number;
  readonly fielding: Fielding;
  readonly quotas: readonly Quota[];
  readonly population: Population;
  /** How often they have been reminded before this. */
  readonly reminded: number;
}

export interface CustomerFilter {
  readonly segment?: string | undefined;
  readonly store?: string | undefined;
  readonly touchpoint?: string | undefined;
  /** With a signal since then. */
  readonly since?: Date | undefined;
}

export interface InvitedCounts {
  readonly customers: number;
  readonly employees: number;
  readonly nextReminderAt: Date | null;
}

/** Whom a wave has asked. */
export abstract class Invitations {
  /** Active people of these teams (of all, where none is named) who haven't been asked by this wave. */
  abstract employees(
    studyId: string,
    teams: readonly string[],
    limit: number,
    tx: OpenTransaction,
  ): Promise<Candidate[]>;
  /** Customers drawn by chance, always the same way for one study, who haven't been asked by this wave; by a subject of theirs. */
  abstract customers(studyId: string, filter: CustomerFilter, limit: number, tx: OpenTransaction): Promise<Candidate[]>;
  abstract add(
    studyId: string,
    population: Population,
    invited: readonly Invited[],
    how: HowAsked,
    nextAt: Date | null,
    tx: OpenTransaction,
  ): Promise<void>;
  abstract counts(studyId: string, tx?: OpenTransaction): Promise<InvitedCounts>;
  /** The customers of a wave that still takes answers: each by the subject they were asked as. */
  abstract customersAsked(studyId: string, tx: OpenTransaction): Promise<Asked>;
  /** A set of those who are due, locked; undefined where nobody is. */
  abstract due(now: Date, limit: number, tx: OpenTransaction): Promise<DueReminders | undefined>;
  /** Of what stands for those of a wave who may have answered it, what does for one who has; in hexadecimal. */
  abstract answered(studyId: string, respondents: readonly Buffer[], tx: OpenTransaction): Promise<ReadonlySet<string>>;
  /** They count as reminded, all of them alike. */
  abstract reminded(due: DueReminders, nextAt: Date | null, tx: OpenTransaction): Promise<void>;
  /** Keeps how a wave is fielded, and when whoever waits for a reminder hears next. */
  abstract changeFielding(
    study: { readonly id: string; readonly version: number },
    fielding: Fielding,
    now: Date,
    tx: OpenTransaction,
  ): Promise<void>;
  abstract fieldingOf(studyId: string, tx?: OpenTransaction): Promise<Fielding | undefined>;
}
