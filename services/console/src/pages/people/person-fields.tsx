import { Autocomplete, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { messagesFor, type Refusal } from '../../api/refusal.js';
import { ZoneField } from '../../parts/zone-field.js';
import { useWords } from '../../words/use-words.js';
import { Absences, pathsOfAbsences } from './absences.js';
import type { PersonDraft } from './person-draft.js';
import { PersonPicker } from './person-picker.js';

const FIELDS = [
  'name',
  'email',
  'title',
  'team',
  'teamId',
  'managerId',
  'deputyId',
  'timeZone',
  'stores',
  'calendarId',
  'language',
];
/** Where the fields show what is wrong. */
export const pathsOfPerson = ({ absences }: PersonDraft): string[] => [...FIELDS, ...pathsOfAbsences(absences)];

interface FieldsProps {
  draft: PersonDraft;
  change: (next: Partial<PersonDraft>) => void;
  refusal: Refusal | null;
  /** What those who are chosen already are called. */
  names: { manager: string | null; deputy: string | null };
}

const still = { withinPortal: true, transitionProps: { duration: 0 } };

export const PersonFields = ({ draft, change, refusal, names }: FieldsProps) => {
  const { t } = useWords();
  const teams = useQuery(queries.teams()).data ?? [];
  const stores = useQuery(queries.stores()).data ?? [];
  const calendars = useQuery(queries.calendars()).data ?? [];
  const wrong = (...fields: string[]) => fields.flatMap((field) => messagesFor(refusal, field)).join(' ') || undefined;
  const text = (field: 'name' | 'email' | 'title') => ({
    label: t(`people.field.${field}`),
    value: draft[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [field]: event.currentTarget.value }),
    error: wrong(field),
  });
  return (
    <>
      <div className="grid half">
        <TextInput {...text('name')} autoComplete="off" />
        <TextInput {...text('email')} type="email" autoComplete="off" />
        <TextInput {...text('title')} description={t('people.titleHelp')} />
        <Autocomplete
          label={t('people.field.team')}
          description={t('people.teamHelp')}
          data={teams.filter(({ active }) => active).map(({ name }) => name)}
          value={draft.team}
          onChange={(team) => change({ team })}
          error={wrong('team', 'teamId')}
          comboboxProps={still}
        />
        <PersonPicker
          label={t('people.field.managerId')}
          value={draft.managerId}
          chosen={names.manager}
          change={(managerId) => change({ managerId })}
          error={wrong('managerId')}
        />
        <PersonPicker
          label={t('people.field.deputyId')}
          value={draft.deputyId}
          chosen={names.deputy}
          change={(deputyId) => change({ deputyId })}
          error={wrong('deputyId')}
        />
        <ZoneField value={draft.timeZone} set={(timeZone) => change({ timeZone })} error={wrong('timeZone')} />
        <Select
          label={t('people.field.calendarId')}
          data={[
            { value: '', label: t('people.standard') },
            ...calendars.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.calendarId ?? ''}
          onChange={(calendarId) => change({ calendarId: calendarId || null })}
          allowDeselect={false}
          error={wrong('calendarId')}
          comboboxProps={still}
        />
        <Select
          label={t('people.field.language')}
          data={[
            { value: '', label: t('people.languageUsual') },
            { value: 'en', label: t('language.en') },
            { value: 'de', label: t('language.de') },
          ]}
          value={draft.language ?? ''}
          onChange={(language) => change({ language: (language || null) as PersonDraft['language'] })}
          allowDeselect={false}
          error={wrong('language')}
          comboboxProps={still}
        />
      </div>
      <TagsInput
        label={t('people.field.stores')}
        description={t('people.storesHelp')}
        data={stores.map(({ name }) => name)}
        value={draft.stores}
        onChange={(next) => change({ stores: next })}
        error={wrong('stores')}
        comboboxProps={still}
      />
      <Absences absences={draft.absences} change={(absences) => change({ absences })} refusal={refusal} />
    </>
  );
};
