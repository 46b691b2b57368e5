import { Rejected } from '@mirrorloop/kernel';
import { DateTime } from 'luxon';
import { Checks, type Said } from './checks.js';
import { instantOf } from './deadline.js';
import type { Meeting } from './meeting.js';
import type { People } from './people.js';

export type Plan = Pick<Meeting, 'title' | 'startsAt' | 'minutes' | 'attendeeIds'>;

const MOST_ATTENDEES = 100;
const LONGEST_MINUTES = 24 * 60;
const MOST_YEARS_AHEAD = 2;
/** A meeting may be planned while people are sitting down to it already. */
const LATE_MS = 3_600_000;

/** Reads a plan as somebody sent it; throws one `Rejected` that names all that is missing or wrong. */
export function readPlan(said: Said, people: People, now: Date): Plan {
  const checks = new Checks();
  const title = checks.text(said, 'title', 'Give it a title.', 200);
  const startsAt = readStart(checks, said, 'startsAt', now);
  const minutes = readMinutes(checks, said, 'minutes');
  const attendeeIds = readAttendees(checks, said, people);
  if (title && startsAt && minutes && attendeeIds && checks.errors.length === 0)
    return { title, startsAt, minutes, attendeeIds };
  throw new Rejected('The meeting can’t be planned like this', checks.errors);
}

/** The following meeting: when, and for how long where that differs. Nothing where none is wished for. */
export function readNext(said: Said, before: Meeting, now: Date): Pick<Plan, 'startsAt' | 'minutes'> | undefined {
  if ((said['next'] ?? null) === null) return undefined;
  const checks = new Checks();
  const next = checks.part(said, 'next', 'Say when the following meeting begins, or leave it out.');
  const startsAt = next && readStart(checks, next, 'next.startsAt', now);
  const minutes = next && next['minutes'] !== undefined ? readMinutes(checks, next, 'next.minutes') : before.minutes;
  if (startsAt && minutes) return { startsAt, minutes };
  throw new Rejected('The following meeting can’t be planned like this', checks.errors);
}

function readStart(checks: Checks, said: Said, path: string, now: Date): Date | undefined {
  const text = checks.text(said, path, 'Say when it begins.');
  if (!text) return undefined;
  const at = instantOf(text);
  if (!at) return checks.refuse(path, 'Give an instant with its offset (2026-12-04T09:00:00Z).');
  if (at.getTime() < now.getTime() - LATE_MS) return checks.refuse(path, 'That has passed: give a time to come.');
  if (at > DateTime.fromJSDate(now).plus({ years: MOST_YEARS_AHEAD }).toJSDate())
    return checks.refuse(path, `A meeting lies at most ${MOST_YEARS_AHEAD} years ahead.`);
  return at;
}

const readMinutes = (checks: Checks, said: Said, path: string): number | undefined =>
  checks.number(said, path, `Give how many minutes it lasts, 1 to ${LONGEST_MINUTES}.`, isMinutes);
const isMinutes = (n: number): boolean => Number.isInteger(n) && n >= 1 && n <= LONGEST_MINUTES;

function readAttendees(checks: Checks, said: Said, people: People): string[] | undefined {
  const ids = attendeesSaid(said);
  if (ids.length === 0 || ids.length > MOST_ATTENDEES)
    return checks.refuse('attendeeIds', `Name who comes, 1 to ${MOST_ATTENDEES} people.`);
  for (const [n, id] of ids.entries())
    if (!people.person(id)?.active) checks.refuse(`attendeeIds[${n}]`, notHere(id, people));
  return [...new Set(ids)];
}

const notHere = (id: string, people: People): string =>
  people.teamName(id)
    ? `${people.teamName(id)} is a team: name people of it.`
    : people.person(id)
      ? `${people.person(id)!.name} no longer works here.`
      : 'Nobody here has this id.';

/** Whom to look up before a plan can be read. */
export const attendeesSaid = (said: Said): string[] =>
  Array.isArray(said['attendeeIds']) ? said['attendeeIds'].map((id) => String(id).trim().toLowerCase()) : [];

/** Null takes them away; left out, they stay. */
export function readNotes(said: Said, before: string | null): string | null {
  if (said['notes'] === undefined) return before;
  if (said['notes'] === null || said['notes'] === '') return null;
  const checks = new Checks();
  const notes = checks.text(said, 'notes', 'Write the notes as text.', 20_000);
  if (notes === undefined) throw new Rejected('The notes stay as they were', checks.errors);
  return notes;
}
