import type { CalendarView } from '@mirrorloop/contracts';
import type { Lang } from '../../words/format.js';

type Week = CalendarView['week'];

/** Monday first. 5 January 2026 was one. */
export const dayName = (lang: Lang, at: number, length: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(lang, { weekday: length, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 5 + at)));

/** `Mon to Fri 09:00 to 17:00, Sat 09:00 to 13:00`: days in a row with the same hours are said once. */
export function weekInWords(lang: Lang, week: Week): string {
  const to = lang === 'de' ? 'bis' : 'to';
  const hours = week.map((spans) => spans.map((span) => `${span.from} ${to} ${span.to}`).join(' + '));
  const runs: { from: number; till: number }[] = [];
  hours.forEach((said, at) => {
    const last = runs.at(-1);
    if (!said) return;
    if (last && last.till === at - 1 && hours[last.from] === said) last.till = at;
    else runs.push({ from: at, till: at });
  });
  const days = ({ from, till }: { from: number; till: number }) =>
    from === till
      ? dayName(lang, from, 'short')
      : `${dayName(lang, from, 'short')} ${to} ${dayName(lang, till, 'short')}`;
  return runs.map((run) => `${days(run)} ${hours[run.from]}`).join(', ');
}
