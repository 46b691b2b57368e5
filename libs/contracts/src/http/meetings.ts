import type { ActionView } from './action-tracker.js';

export type MeetingState = 'planned' | 'running' | 'closed' | 'cancelled';
/** Why an item is on the agenda, in the order in which they come. */
export type AgendaSection = 'promised' | 'deferred' | 'overdue' | 'stalled' | 'unowned' | 'added';
/** `agreed` waits for what is still missing; `committed` and `dropped` have changed the action; `noted`: talked about. */
export type ItemDecision = 'open' | 'agreed' | 'committed' | 'dropped' | 'deferred' | 'noted';

/** The fields of a commit as far as they were agreed; whatever is missing or wrong in them is named beside. */
export type ItemDraft = Record<string, unknown>;

export interface MeetingItemView {
  id: string;
  /** Counts its changes; a decision is held against the one that was seen (412). */
  version: number;
  section: AgendaSection;
  decision: ItemDecision;
  /** Why it was dropped or put off. */
  reason: string | null;
  note: string | null;
  draft: ItemDraft | null;
  /** Why what was agreed can't be committed yet, by field; empty where it can. */
  missing: { path: string; message: string }[];
  decidedBy: string | null;
  decidedAt: string | null;
  /** As it stands now. */
  action: ActionView;
}

/** GET /api/action-tracker/meetings (filter state): those to come first, earliest first; then those that were, newest first. */
export interface MeetingSummary {
  id: string;
  seriesId: string;
  state: MeetingState;
  title: string;
  startsAt: string;
  minutes: number;
  plannedBy: string;
  closedAt: string | null;
  attendees: number;
  /** What was decided, of a meeting that began. */
  items: number;
  committed: number;
}

/** GET /api/action-tracker/meetings/{id}; every change of it answers the same. */
export interface MeetingView {
  id: string;
  seriesId: string;
  /** Counts the changes of its title, time, attendees, notes and state. */
  version: number;
  /** Counts every change, those of its items too. */
  revision: number;
  state: MeetingState;
  title: string;
  startsAt: string;
  minutes: number;
  attendees: { id: string; name: string }[];
  notes: string | null;
  plannedBy: string;
  startedAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  cancelled: { reason: string; by: string } | null;
  /** In the order of the agenda. Of a meeting that hasn't begun: what it would be now. */
  items: MeetingItemView[];
  /** What found no room on the agenda, by section. */
  leftOut: { overdue: number; stalled: number; unowned: number };
  /** The meeting of the series that was closed before it began, whose promises come first. */
  previous: { id: string; startsAt: string } | null;
  next: { id: string; startsAt: string } | null;
}

/** POST /api/action-tracker/meetings; PUT /meetings/{id} with the `version` seen, and `notes`. */
export interface PlanMeeting {
  title: string;
  /** An instant with its offset. */
  startsAt: string;
  /** How long it lasts. */
  minutes: number;
  attendeeIds: string[];
  /** Goes on with a series. */
  seriesId?: string;
}

/** PUT /meetings/{id}/items/{itemId}; POST .../commit takes `version` and, where it changed since, `draft`. */
export interface DecideItem {
  version: number;
  decision: 'open' | 'agreed' | 'dropped' | 'deferred' | 'noted';
  reason?: string | null;
  note?: string | null;
  draft?: ItemDraft | null;
}

/** POST /meetings/{id}/close; 422 names each item and field that is missing. */
export interface CloseMeeting {
  /** The following meeting, with the same title and people. */
  next?: { startsAt: string; minutes?: number };
}
