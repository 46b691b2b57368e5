import type { Action } from './action.js';
import type { ActionsById } from './close-meeting.js';
import { type Decision, endOf, type Item, type Meeting } from './meeting.js';
import type { People } from './people.js';

const HEADINGS: readonly (readonly [Decision, string])[] = [
  ['committed', 'Promised'],
  ['dropped', 'Dropped'],
  ['deferred', 'Put off'],
  ['noted', 'Talked about'],
  ['open', 'Not reached'],
];

/** What the mail says after its first line: what was decided, by kind, and when the next meeting is. */
export function minutesOf(
  meeting: Meeting,
  items: readonly Item[],
  actions: ActionsById,
  people: People,
  next: Meeting | undefined,
): string {
  const names = meeting.attendeeIds.flatMap((id) => people.person(id)?.name ?? []);
  const parts = HEADINGS.flatMap(([decision, heading]) => {
    const of = items.filter((item) => item.decision === decision);
    if (of.length === 0) return [];
    return [
      `${heading} (${of.length})\n${of.map((item) => lineOf(item, actions.get(item.actionId)!, people)).join('\n')}`,
    ];
  });
  return [
    `${meeting.title}, ${meeting.startsAt.toISOString()} to ${(meeting.closedAt ?? endOf(meeting)).toISOString()}\nWith: ${names.join(', ')}`,
    ...parts,
    ...(meeting.notes ? [`Notes\n${meeting.notes}`] : []),
    next ? `The next meeting: ${next.startsAt.toISOString()}` : 'No next meeting is planned.',
  ].join('\n\n');
}

function lineOf({ reason, note, decision }: Item, action: Action, people: People): string {
  const promise = decision === 'committed' && 'commitment' in action ? action.commitment : null;
  const who = promise
    ? `: ${people.person(promise.ownerId)?.name ?? 'somebody'} until ${promise.deadline.toISOString()}; ${promise.problem}`
    : reason
      ? `: ${reason}`
      : '';
  return `- ${action.insight.title}${who}${note ? `\n  Note: ${note}` : ''}`;
}
