import { Select, Textarea, TextInput } from '@mantine/core';
import type { CalendarView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keepCalendar } from '../../api/people.js';
import { queries } from '../../api/queries.js';
import { messagesFor } from '../../api/refusal.js';
import type { ConflictRow } from '../../parts/conflict-frame.js';
import { KeepForm } from '../../parts/keep-form.js';
import { useKeep } from '../../parts/use-keep.js';
import type { Lang } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';
import { daysOffOf, daysOffText, hoursOf, hoursText } from './calendar-text.js';
import { dayName } from './week-in-words.js';

const NINE_TO_FIVE = '09:00-17:00';
const still = { withinPortal: true, transitionProps: { duration: 0 } };

const WEEK = [...Array<string>(5).fill(NINE_TO_FIVE), '', ''];
const NEW = { id: '', version: 0, name: '', country: null, region: null, daysOff: [], workedOn: [] };
const draftOf = ({ name, country, region, week, daysOff }: CalendarView) => ({
  ...{ name, country, region, daysOff: daysOffText(daysOff) },
  hours: week.map(hoursText),
});
type Draft = ReturnType<typeof draftOf>;
const saidOf = ({ name, country, region, hours, daysOff }: Draft) => ({
  ...{ name, country, region, daysOff: daysOffOf(daysOff) },
  week: hours.map(hoursOf),
});
const FIELDS = ['name', 'country', 'region', 'daysOff', ...WEEK.map((_, at) => `week[${at}]`)];

/** Hours are typed as people write them, `09:00-12:30, 13:00-17:00`; an empty day is free. */
export const CalendarForm = ({ calendar, close }: { calendar: CalendarView | null; close: () => void }) => {
  const { t, lang } = useWords();
  const [fresh] = useState(() => ({ ...NEW, week: WEEK.map(hoursOf) }) as unknown as CalendarView);
  const keeping = useKeep({
    known: calendar ?? fresh,
    queryKey: ['people'],
    draftOf,
    put: (typed, version) => {
      const facts = { ...saidOf(typed), workedOn: calendar?.workedOn ?? [] };
      return keepCalendar(calendar?.id ?? null, calendar ? { ...facts, version } : facts);
    },
    done: close,
  });
  const { draft, change, refusal } = keeping;
  const { name, country, region, hours, daysOff } = draft;
  const countries = useQuery(queries.countries()).data ?? [];
  const regions = countries.find(({ code }) => code === country)?.regions ?? [];
  const wrong = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  return (
    <KeepForm
      {...{ keeping, close, fields: FIELDS, label: t('people.save') }}
      differs={(theirs) => rowsOf(t, lang, draftOf(theirs), draft)}
    >
      <TextInput
        label={t('people.field.name')}
        value={name}
        onChange={(e) => change({ name: e.currentTarget.value })}
        error={wrong('name')}
      />
      <div className="grid half">
        <Select
          label={t('calendars.country')}
          description={t('calendars.countryHelp')}
          data={countries.map(({ code, name: called }) => ({ value: code, label: countryName(lang, code, called) }))}
          value={country}
          onChange={(next) => change({ country: next, region: null })}
          searchable
          clearable
          clearButtonProps={{
            'aria-label': t('people.clear', { field: t('calendars.country') }),
            'aria-hidden': false,
            tabIndex: 0,
            size: 'md',
          }}
          error={wrong('country')}
          comboboxProps={still}
        />
        <Select
          label={t('calendars.region')}
          description={t('calendars.regionHelp')}
          data={[
            { value: '', label: t('calendars.whole') },
            ...regions.map(({ code, name: called }) => ({ value: code, label: called })),
          ]}
          value={region ?? ''}
          onChange={(next) => change({ region: next || null })}
          disabled={regions.length === 0}
          allowDeselect={false}
          error={wrong('region')}
          comboboxProps={still}
        />
      </div>
      <fieldset className="col g2 plain">
        <legend className="m5 sm">{t('calendars.hours')}</legend>
        <p className="mic mut">{t('calendars.hoursHelp')}</p>
        <div className="grid half">
          {hours.map((text, at) => (
            <TextInput
              key={dayName('en', at, 'long')}
              label={dayName(lang, at, 'long')}
              placeholder={t('calendars.free')}
              value={text}
              onChange={({ currentTarget: { value } }) =>
                change({ hours: hours.map((one, i) => (i === at ? value : one)) })
              }
              error={wrong(`week[${at}]`)}
            />
          ))}
        </div>
      </fieldset>
      <Textarea
        label={t('calendars.daysOff')}
        description={t('calendars.daysOffHelp')}
        value={daysOff}
        onChange={(event) => change({ daysOff: event.currentTarget.value })}
        autosize
        minRows={2}
        error={wrong('daysOff')}
      />
    </KeepForm>
  );
};

const rowsOf = (t: Say, lang: Lang, theirs: Draft, mine: Draft): ConflictRow[] => [
  [t('people.field.name'), theirs.name, mine.name],
  [t('calendars.country'), theirs.country ?? '', mine.country ?? ''],
  [t('calendars.region'), theirs.region ?? '', mine.region ?? ''],
  ...WEEK.map((_, at): ConflictRow => [dayName(lang, at, 'long'), theirs.hours[at] ?? '', mine.hours[at] ?? '']),
  [t('calendars.daysOff'), theirs.daysOff, mine.daysOff],
];

const countryName = (lang: string, code: string, known: string): string =>
  /^[A-Z]{2}$/.test(code)
    ? (new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' }).of(code) ?? known)
    : known;
