import type { CalendarView, HolidayView } from '@mirrorloop/contracts';

type Spans = CalendarView['week'][number];

/** `09:00-12:30, 13:00-17:00` */
export const hoursText = (spans: Spans): string => spans.map(({ from, to }) => `${from}-${to}`).join(', ');

/** What can't be read goes to the gateway as it is: it says what is wrong, at its place. */
export function hoursOf(text: string): Spans {
  return parts(text, ',').map((part) => {
    const [from = '', to = ''] = part.split(/\s*(?:-|–|to|bis)\s*/);
    return { from: time(from), to: time(to) };
  });
}

/** `9` and `9:30` are times that people write. */
const time = (text: string): string => {
  const read = /^(\d{1,2})(?::(\d{2}))?$/.exec(text.trim());
  return read ? `${read[1]!.padStart(2, '0')}:${read[2] ?? '00'}` : text.trim().slice(0, 5);
};

/** One a line: `2026-12-24 Stock-taking` */
export const daysOffText = (days: readonly HolidayView[]): string =>
  days.map(({ date, name }) => `${date} ${name}`).join('\n');

export const daysOffOf = (text: string): HolidayView[] =>
  parts(text, '\n').map((line) => {
    const [date = '', ...name] = line.split(/\s+/);
    return { date, name: name.join(' ') || date };
  });

const parts = (text: string, by: string): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);
