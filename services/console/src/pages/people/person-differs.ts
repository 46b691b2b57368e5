import type { AbsenceView, PersonDetail } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import type { ConflictRow } from '../../parts/conflict-frame.js';
import { day, type Lang, place } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';
import { draftOf, type PersonDraft } from './person-draft.js';

/** `1 December 2026 to 4 December 2026; …`; a day that isn't chosen yet is left open. */
export const absencesInWords = (t: Say, lang: Lang, absences: readonly AbsenceView[]): string => {
  const said = (date: string) => (date ? day(lang, date) : '…');
  return absences.map(({ from, to }) => t('people.fromTo', { from: said(from), to: said(to) })).join('; ');
};

interface Chosen {
  readonly id: string | null;
  readonly name: string | null;
}

/** Who is chosen now by name; who was chosen in the form stands in its field. */
export const chosenRow = (t: Say, field: string, now: Chosen, mine: string | null): ConflictRow => {
  const theirs = now.name ?? t('people.nobody');
  return [
    t(`people.field.${field}`),
    theirs,
    mine === now.id ? theirs : mine ? t('people.asChosen') : t('people.nobody'),
  ];
};

/** Of somebody what is there now, and what was typed, in words. */
export function usePersonDiffers(mine: PersonDraft) {
  const { t, lang } = useWords();
  const calendars = useQuery(queries.calendars()).data ?? [];
  const inWords = (draft: PersonDraft) => ({
    name: draft.name,
    email: draft.email,
    title: draft.title,
    team: draft.team,
    timeZone: place(draft.timeZone),
    calendarId: calendars.find(({ id }) => id === draft.calendarId)?.name ?? t('people.standard'),
    language: draft.language ? t(`language.${draft.language}`) : t('people.languageUsual'),
    stores: draft.stores.join(', '),
    absences: absencesInWords(t, lang, draft.absences),
  });
  return (theirs: PersonDetail): ConflictRow[] => {
    const now = inWords(draftOf(theirs));
    const typed = Object.entries(inWords(mine)) as [keyof typeof now, string][];
    return [
      ...typed.map(([field, text]): ConflictRow => [t(`people.field.${field}`), now[field], text]),
      chosenRow(t, 'managerId', { id: theirs.managerId, name: theirs.managerName }, mine.managerId),
      chosenRow(t, 'deputyId', { id: theirs.deputyId, name: theirs.deputyName }, mine.deputyId),
    ];
  };
}
