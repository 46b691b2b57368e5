import type { Action } from './action.js';
import type { ActionsById } from './close-meeting.js';
import { type Decision, endOf, type Item, type Meeting } from './meeting.js';
import type { People } from './people.js';

/** What a meeting came to, for each who was there to read in their language; every instant as ISO text. */
export interface Minutes {
  readonly from: string;
  readonly to: string;
  readonly attendees: readonly string[];
  readonly parts: readonly { readonly decision: Decision; readonly lines: readonly MinutesLine[] }[];
  readonly notes: string | null;
  /** When the next meeting is. */
  readonly nextAt: string | null;
}
export interface MinutesLine {
  readonly title: string;
  /** Of what was committed: who does it by when, and what it is about. */
  readonly promise: { readonly owner: string | null; readonly deadline: string; readonly problem: string } | null;
  /** Why it was dropped or put off. */
  readonly reason: string | null;
  readonly note: string | null;
}

const IN_ORDER: readonly Decision[] = ['committed', 'dropped', 'deferred', 'noted', 'open'];

/** By what was decided, in that order. */
export function minutesOf(
  meeting: Meeting,
  items: readonly Item[],
  actions: ActionsById,
  people: People,
  next: Meeting | undefined,
): Minutes {
  const parts = IN_ORDER.map((decision) => {
    const of = items.filter((item) => item.decision === decision);
    return { decision, lines: of.map((item) => lineOf(item, actions.get(item.actionId)!, people)) };
  });
  return {
    from: meeting.startsAt.toISOString(),
    to: (meeting.closedAt ?? endOf(meeting)).toISOString(),
    attendees: meeting.attendeeIds.flatMap((id) => people.person(id)?.name ?? []),
    parts: parts.filter(({ lines }) => lines.length > 0),
    notes: meeting.notes,
    nextAt: next?.startsAt.toISOString() ?? null,
  };
}

function lineOf({ reason, note, decision }: Item, action: Action, people: People): MinutesLine {
  const { title } = action.insight;
  const said = decision === 'committed' && 'commitment' in action ? action.commitment : null;
  const promise = said && {
    owner: people.person(said.ownerId)?.name ?? null,
    deadline: said.deadline.toISOString(),
    problem: said.problem,
  };
  return { title, promise, reason, note };
}
