import { Rejected, VersionConflict } from '@mirrorloop/kernel';
import type { Said } from './checks.js';

export type MeetingState = 'planned' | 'running' | 'closed' | 'cancelled';
/** In the order of the agenda. */
export const SECTIONS = ['promised', 'deferred', 'overdue', 'stalled', 'unowned', 'added'] as const;
export type Section = (typeof SECTIONS)[number];
export type Decision = 'open' | 'agreed' | 'committed' | 'dropped' | 'deferred' | 'noted';

/** What found no room on the agenda. */
export interface LeftOut {
  readonly overdue: number;
  readonly stalled: number;
  readonly unowned: number;
}
export interface Meeting {
  readonly meetingId: string;
  /** That of its first meeting's id. */
  readonly seriesId: string;
  /** Counts the changes of what the meeting itself is: title, time, attendees, notes, state. */
  readonly version: number;
  /** Counts every change, those of its items too; its events carry it as their sequence. */
  readonly revision: number;
  readonly state: MeetingState;
  readonly title: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly attendeeIds: readonly string[];
  readonly notes: string | null;
  readonly plannedBy: string;
  readonly startedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly cancelled: { readonly reason: string; readonly by: string } | null;
  /** The meeting whose promises it began with; null before it begins. */
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly leftOut: LeftOut;
}
/** One action on the agenda, and what was decided about it. */
export interface Item {
  readonly itemId: string;
  readonly meetingId: string;
  readonly actionId: string;
  readonly place: number;
  readonly section: Section;
  readonly version: number;
  readonly decision: Decision;
  readonly reason: string | null;
  readonly note: string | null;
  /** The fields of a commit as far as they were agreed. */
  readonly draft: Said | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** @throws Rejected where the meeting isn't in any of these states */
export function holdState({ state }: Meeting, ...states: readonly MeetingState[]): void {
  if (states.includes(state)) return;
  const message = `The meeting is ${state}: that can be done while it is ${states.join(' or ')}.`;
  throw new Rejected(message, [{ path: 'state', message }]);
}

/** @throws VersionConflict when the version that somebody saw isn't the current one; Rejected when none was said */
export function holdSeen(what: string, { version }: { readonly version: number }, seen: unknown): void {
  if (typeof seen !== 'number') {
    const message = `Say which version of the ${what} you saw.`;
    throw new Rejected(message, [{ path: 'version', message }]);
  }
  if (seen !== version)
    throw new VersionConflict(`The ${what} is at version ${version}, you saw ${seen}: look again before you decide.`);
}

/** Something in it changed, and is told under a revision of its own. */
export const revised = (meeting: Meeting, change: Partial<Meeting> = {}): Meeting => ({
  ...meeting,
  ...change,
  version: meeting.version + (Object.keys(change).length > 0 ? 1 : 0),
  revision: meeting.revision + 1,
});

export const endOf = ({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>): Date =>
  new Date(startsAt.getTime() + minutes * 60_000);
