import type { Minutes, MinutesLine } from '../../domain/minutes.js';
import type { Speech } from './words/speech.js';

/** What the mail says after its first lines: what was decided, by kind, and when the next meeting is. */
export function minutesText(title: string, minutes: Minutes, speech: Speech): string {
  const { words } = speech;
  const { from, to, attendees, parts, notes, nextAt } = minutes;
  const held = `${title}, ${words.held(speech.instant(from), speech.instant(to))}`;
  return [
    `${held}\n${words.attendees(attendees.join(', '))}`,
    ...parts.map(({ decision, lines }) =>
      [`${words.decided[decision]} (${lines.length})`, ...lines.map((line) => lineOf(line, speech))].join('\n'),
    ),
    ...(notes ? [`${words.notes}\n${notes}`] : []),
    nextAt ? words.next(speech.instant(nextAt)) : words.noNext,
  ].join('\n\n');
}

function lineOf({ title, promise, reason, note }: MinutesLine, speech: Speech): string {
  const { words } = speech;
  const said = promise
    ? words.promise(promise.owner ?? words.noLongerKnown, speech.instant(promise.deadline), promise.problem)
    : reason;
  return `- ${title}${said ? `: ${said}` : ''}${note ? `\n  ${words.note(note)}` : ''}`;
}
