import type { Action } from './action.js';
import type { OpenTransaction } from './actions.js';
import type { AgendaSources, Ranked } from './agenda.js';
import type { Item, Meeting, MeetingState } from './meeting.js';

export interface MeetingFilter {
  readonly state?: MeetingState | undefined;
  readonly seriesId?: string | undefined;
}
export interface ListedMeeting extends Meeting {
  readonly items: number;
  readonly committed: number;
}
/** Where a page of the list ended. */
export interface MeetingPlace {
  readonly over: boolean;
  readonly rank: number;
  readonly id: string;
}
export interface MeetingPage {
  readonly meetings: readonly ListedMeeting[];
  readonly next: MeetingPlace | undefined;
  readonly total: number;
}

export abstract class Meetings {
  /** Locked with its items, in the order of the agenda, until the transaction ends. */
  abstract lock(meetingId: string, tx: OpenTransaction): Promise<HeldMeeting | undefined>;
  abstract find(meetingId: string): Promise<HeldMeeting | undefined>;
  /** Those to come first, earliest first; then those that are over, newest first. */
  abstract page(filter: MeetingFilter, limit: number, after?: MeetingPlace): Promise<MeetingPage>;
  /** When it begins or began; undefined where there is none. */
  abstract startOf(meetingId: string): Promise<Date | undefined>;
  /** The meeting of the series that was closed last, with its items. */
  abstract lastClosed(seriesId: string, tx?: OpenTransaction): Promise<HeldMeeting | undefined>;
  abstract knowsSeries(seriesId: string, tx: OpenTransaction): Promise<boolean>;
  /** The dearest of what is overdue, of what is stalled and not overdue, and of what nobody owns; without these. */
  abstract standings(without: readonly string[], now: Date, tx?: OpenTransaction): Promise<Pick<AgendaSources, Ranked>>;
  abstract save(meeting: Meeting, items: readonly Item[], tx: OpenTransaction): Promise<void>;
  /** In any order, unlocked. */
  abstract actionsOf(actionIds: readonly string[]): Promise<Action[]>;
}
export interface HeldMeeting {
  readonly meeting: Meeting;
  readonly items: readonly Item[];
}
