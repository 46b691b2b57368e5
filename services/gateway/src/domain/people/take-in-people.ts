import { calendarOfPlace, withHolidays } from './calendars.js';
import type { HolidayBook } from './holidays.js';
import type { PersonLine, RefusedLine } from './people-file.js';
import { type Calendar, Names, type Person, type Roster, type RosterChange, type Team } from './person.js';
import { soundLines } from './reporting-lines.js';
import { settle } from './settle.js';

/** What a file changes. People it doesn't name stay as they are: a file may hold one team only. */
export interface PeopleTakenIn extends RosterChange {
  readonly unchanged: number;
  readonly refused: RefusedLine[];
}

export function takeInPeople(
  roster: Roster,
  lines: readonly PersonLine[],
  book: HolidayBook,
  now: Date,
): PeopleTakenIn {
  const names = new Names(roster);
  const { once, refused: doubled } = onceEach(lines);
  const { known, calendars, refused: ofNowhere } = withCalendars(roster, names, once, book, now);
  const { sound, refused } = soundLines(roster, known, names.person);
  const people = sound.map((line) => personOf(roster, names, line));
  const change = settle(roster, { people, teams: teamsOf(roster, names, sound), calendars });
  const all = [...doubled, ...ofNowhere, ...refused].sort((a, b) => a.line - b.line);
  return { ...change, unchanged: sound.length - change.people.length, refused: all };
}

/** The first line of a person counts; each later one is refused, since nobody can say which is right. */
function onceEach(lines: readonly PersonLine[]): { once: PersonLine[]; refused: RefusedLine[] } {
  const first = new Map<string, PersonLine>();
  for (const line of lines) if (!first.has(line.email)) first.set(line.email, line);
  const refused = lines
    .filter((line) => first.get(line.email) !== line)
    .map(({ line, email }) => ({
      line,
      path: 'email',
      message: `${email} is on line ${first.get(email)!.line} already`,
    }));
  return { once: [...first.values()], refused };
}

/** A calendar is known by its name, or made for the country that is named. */
function withCalendars(
  roster: Roster,
  names: Names,
  lines: readonly PersonLine[],
  book: HolidayBook,
  now: Date,
): { known: PersonLine[]; calendars: Calendar[]; refused: RefusedLine[] } {
  const made = new Map<string, Calendar>();
  const refused: RefusedLine[] = [];
  const known = lines.filter(({ line, calendar }) => {
    const id = calendar ? names.calendar(calendar) : undefined;
    if (!calendar || !id || roster.calendars.has(id) || made.has(id)) return true;
    const facts = calendarOfPlace(calendar, book);
    if (facts) made.set(id, withHolidays({ id, version: 0, ...facts }, book, now));
    else
      refused.push({
        line,
        path: 'calendar',
        message: `${calendar} is no calendar we know, and no country such as GB-ENG`,
      });
    return facts !== undefined;
  });
  return { known, calendars: [...made.values()], refused };
}

function personOf({ people }: Roster, names: Names, line: PersonLine): Person {
  const { name, email, title, timeZone, managerEmail, deputyEmail, calendar } = line;
  const id = names.person(email);
  const known = people.get(id);
  return {
    id,
    version: known?.version ?? 0,
    name,
    email,
    title,
    teamId: names.team(line.team),
    managerId: managerEmail ? names.person(managerEmail) : null,
    deputyId: deputyEmail === undefined ? (known?.deputyId ?? null) : deputyEmail && names.person(deputyEmail),
    timeZone,
    stores: line.stores ?? known?.stores ?? [],
    absences: known?.absences ?? [],
    calendarId: calendar === undefined ? (known?.calendarId ?? null) : calendar && names.calendar(calendar),
    language: line.language === undefined ? (known?.language ?? null) : line.language,
    active: true,
    leftOn: null,
  };
}

function teamsOf({ teams }: Roster, names: Names, lines: readonly PersonLine[]): Team[] {
  const wanted = new Map(lines.map(({ team }) => [names.team(team), team]));
  return [...wanted].map(([id, name]) => teams.get(id) ?? newTeam(id, name));
}

export const newTeam = (id: string, name: string): Team => ({
  id,
  version: 0,
  name,
  chosenManagerId: null,
  managerId: null,
  active: true,
});
