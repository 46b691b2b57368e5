import { DateTime } from 'luxon';
import { quoted, Unacceptable } from './failure.js';
import type { Word } from './said.js';

/** How the source writes days; `excel` is a serial number of days. */
export const dateOrders = ['iso', 'day-first', 'month-first', 'excel'] as const;
export interface MomentSettings {
  readonly dates: (typeof dateOrders)[number];
  /** IANA name, for times without an offset. */
  readonly zone: string;
}
export const ISO_UTC: MomentSettings = { dates: 'iso', zone: 'utc' };

const CLOCKS = ['', ' H:mm', ' H:mm:ss', ' H:mm:ss.SSS', ' h:mm a', ' h:mm:ss a'];
const withClocks = (...days: readonly string[]): string[] => days.flatMap((day) => CLOCKS.map((clock) => day + clock));
/** Only one reading is possible: the month is a word, or the year comes first, or dots, which go day first everywhere. */
const PLAIN = withClocks(
  'yyyy-M-d',
  'yyyy/M/d',
  'd.M.yyyy',
  'd MMM yyyy',
  'd-MMM-yyyy',
  'd MMMM yyyy',
  'MMM d, yyyy',
  'MMMM d, yyyy',
);
const DAY_FIRST = withClocks('d/M/yyyy', 'd-M-yyyy');
const MONTH_FIRST = withClocks('M/d/yyyy', 'M-d-yyyy');
const EITHER_WAY = /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b/;

/** Reads the time of something. Throws `Unacceptable` for what is no time, and for what could be two. */
export function readMoment(word: Word, settings: MomentSettings): Date {
  const text = word.raw.trim();
  if (text === '') throw new Unacceptable('no_time', word.path, 'says not when it happened');
  const exact = asProgramsWrite(text);
  if (exact) return exact;
  if (settings.dates === 'excel' && /^\d{1,6}(\.\d+)?$/.test(text))
    return fromSerial(Number(text), settings.zone, word);
  if (settings.dates === 'iso' && EITHER_WAY.test(text))
    throw new Unacceptable(
      'ambiguous_time',
      word.path,
      `${quoted(text)} may be day first or month first: say which with dates=day-first or dates=month-first`,
    );
  const found = parsed(text, settings);
  if (!found) throw new Unacceptable('bad_time', word.path, `${quoted(text)} is no time such as 2026-01-31T13:45:00Z`);
  return unambiguous(found, word);
}

interface Found {
  readonly at: DateTime;
  /** The text itself said the offset from UTC. */
  readonly exact: boolean;
}

/** How programs write the time: nearly all of them, so it is read without trying the other ways. */
const PROGRAMS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

function asProgramsWrite(text: string): Date | undefined {
  if (!PROGRAMS.test(text)) return undefined;
  const at = new Date(text);
  // JavaScript takes the 30th of February for the 2nd of March.
  return at.getUTCDate() === Number(text.slice(8, 10)) ? at : undefined;
}

function parsed(text: string, { dates, zone }: MomentSettings): Found | undefined {
  const iso = DateTime.fromISO(text, { zone });
  if (iso.isValid && /^\d{4}-/.test(text)) return { at: iso, exact: /(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text.slice(10)) };
  const spaced = DateTime.fromSQL(text, { zone });
  if (spaced.isValid && /^\d{4}-/.test(text))
    return { at: spaced, exact: /(Z|[+-]\d{1,2}(:?\d{2})?)$/i.test(text.slice(10)) };
  const mail = DateTime.fromRFC2822(text, { zone });
  if (mail.isValid) return { at: mail, exact: true };
  const at = formatsOf(dates)
    .map((format) => DateTime.fromFormat(text, format, { zone, locale: 'en' }))
    .find(({ isValid }) => isValid);
  return at && { at, exact: false };
}

const formatsOf = (dates: MomentSettings['dates']): readonly string[] =>
  dates === 'day-first' ? [...DAY_FIRST, ...PLAIN] : dates === 'month-first' ? [...MONTH_FIRST, ...PLAIN] : PLAIN;

/** When clocks are put back an hour comes twice, and when they are put forward one never comes. */
function unambiguous({ at, exact }: Found, { raw, path }: Word): Date {
  if (!exact && at.getPossibleOffsets().length > 1)
    throw new Unacceptable(
      'ambiguous_time',
      path,
      `${quoted(raw.trim())} came twice in ${at.zoneName} that night: say the offset`,
    );
  return at.toJSDate();
}

/** Days since 1899-12-30, as spreadsheets count after their leap day of 1900 that never was. */
function fromSerial(days: number, zone: string, { path }: Word): Date {
  if (days < 61)
    throw new Unacceptable('bad_time', path, `${days} is no day number of a spreadsheet after February 1900`);
  const at = DateTime.fromMillis(Date.UTC(1899, 11, 30) + Math.round(days * 86_400_000), { zone: 'utc' });
  return at.setZone(zone, { keepLocalTime: true }).toJSDate();
}
