import { derivedId } from '@mirrorloop/kernel';
import type { Item, LeftOut, Section } from './meeting.js';

/** An action that may come on the agenda. */
export interface Standing {
  readonly actionId: string;
  /** What a week of waiting costs; null where nobody knows. */
  readonly costAWeek: number | null;
}
export interface Standings {
  readonly some: readonly Standing[];
  /** How many there are in all. */
  readonly total: number;
}
export type Ranked = 'overdue' | 'stalled' | 'unowned';
/** What an agenda is made of, as it stands when the meeting begins. */
export interface AgendaSources extends Readonly<Record<Ranked, Standings>> {
  /** The actions that the last meeting of the series committed, and those it put off, in its order. */
  readonly promised: readonly string[];
  readonly deferred: readonly string[];
}
export interface AgendaLine {
  readonly actionId: string;
  readonly section: Section;
}
export interface Agenda {
  readonly lines: readonly AgendaLine[];
  readonly leftOut: LeftOut;
}

/** As many as can be talked about; the dearest come first, so that what finds no room is what waits at the least cost. */
export const ROOM: Readonly<Record<Ranked, number>> = { overdue: 20, stalled: 15, unowned: 15 };
const RANKED = ['overdue', 'stalled', 'unowned'] as const;

/**
 * What the last meeting promised comes first, with what it put off; then what is overdue, what is stalled, and what
 * nobody owns, each by what a week of waiting costs. Nothing comes twice: it stands where it comes first.
 */
export function agendaOf(sources: AgendaSources): Agenda {
  const seen = new Set<string>();
  const lines: AgendaLine[] = [];
  const leftOut = { overdue: 0, stalled: 0, unowned: 0 };
  const take = (section: Section, ids: readonly string[]) => {
    for (const actionId of ids) if (!seen.has(actionId)) lines.push({ actionId, section });
    ids.forEach((id) => seen.add(id));
  };
  take('promised', [...new Set(sources.promised)]);
  take('deferred', [...new Set(sources.deferred)]);
  for (const section of RANKED) {
    const { some, total } = sources[section];
    const fresh = some.filter(({ actionId }) => !seen.has(actionId)).toSorted(dearestFirst);
    const taken = fresh.slice(0, ROOM[section]);
    take(section, [...new Set(taken.map(({ actionId }) => actionId))]);
    leftOut[section] = total - (some.length - fresh.length) - taken.length;
  }
  return { lines, leftOut };
}

/** Those without an amount come last; the id decides where two cost the same, so that an agenda is always the same. */
const dearestFirst = (a: Standing, b: Standing): number =>
  (b.costAWeek ?? -1) - (a.costAWeek ?? -1) || (a.actionId < b.actionId ? -1 : 1);

export const itemsOf = (meetingId: string, lines: readonly AgendaLine[]): Item[] =>
  lines.map((line, place) => newItem(meetingId, line, place));

/** An action is on an agenda once: its item's id derives from both. */
export const newItem = (meetingId: string, { actionId, section }: AgendaLine, place: number): Item => ({
  ...{ itemId: derivedId('meeting item', meetingId, actionId), meetingId, actionId, place, section, version: 1 },
  ...{ decision: 'open', reason: null, note: null, draft: null, decidedBy: null, decidedAt: null },
});
