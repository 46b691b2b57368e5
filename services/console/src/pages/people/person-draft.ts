import type { AbsenceView, ChangePerson, PersonView } from '@mirrorloop/contracts';

/** What is typed of somebody. */
export interface PersonDraft {
  name: string;
  email: string;
  title: string;
  team: string;
  managerId: string | null;
  deputyId: string | null;
  timeZone: string;
  stores: string[];
  absences: AbsenceView[];
  calendarId: string | null;
  language: PersonView['language'];
}

export const newDraft = (timeZone: string): PersonDraft => ({
  name: '',
  email: '',
  title: '',
  team: '',
  managerId: null,
  deputyId: null,
  timeZone,
  stores: [],
  absences: [],
  calendarId: null,
  language: null,
});

export const draftOf = ({ team, ...person }: PersonView): PersonDraft => ({
  name: person.name,
  email: person.email,
  title: person.title,
  team: team.name,
  managerId: person.managerId,
  deputyId: person.deputyId,
  timeZone: person.timeZone,
  stores: person.stores,
  absences: person.absences,
  calendarId: person.calendarId,
  language: person.language,
});

/** Only what differs from how they were: whatever somebody else changed meanwhile stays changed. */
export function changesOf(before: PersonDraft, draft: PersonDraft): ChangePerson {
  const keys = (Object.keys(draft) as (keyof PersonDraft)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(draft[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, draft[key]]));
}
