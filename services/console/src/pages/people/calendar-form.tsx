import { Button, Select, Textarea, TextInput } from '@mantine/core';
import type { CalendarView, KeepCalendar } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keepCalendar } from '../../api/people.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { useWords } from '../../words/use-words.js';
import { daysOffOf, daysOffText, hoursOf, hoursText } from './calendar-text.js';
import { dayName } from './week-in-words.js';

const NINE_TO_FIVE = '09:00-17:00';
const still = { withinPortal: true, transitionProps: { duration: 0 } };

/** Hours are typed as people write them, `09:00-12:30, 13:00-17:00`; an empty day is free. */
export const CalendarForm = ({ calendar, close }: { calendar: CalendarView | null; close: () => void }) => {
  const { t, lang } = useWords();
  const [name, setName] = useState(calendar?.name ?? '');
  const [country, setCountry] = useState(calendar?.country ?? null);
  const [region, setRegion] = useState(calendar?.region ?? null);
  const [hours, setHours] = useState(() => calendar?.week.map(hoursText) ?? [...Array(5).fill(NINE_TO_FIVE), '', '']);
  const [daysOff, setDaysOff] = useState(() => daysOffText(calendar?.daysOff ?? []));
  const countries = useQuery(queries.countries()).data ?? [];
  const regions = countries.find(({ code }) => code === country)?.regions ?? [];
  const { keep, refusal } = useKeep(calendar, close);
  const wrong = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  const wrongDay = (at: number) =>
    (refusal?.problem.errors ?? []).filter(({ path }) => path.startsWith(`week[${at}]`)).map((e) => e.message)[0];
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    keep.mutate({
      name,
      country,
      region,
      week: hours.map(hoursOf),
      daysOff: daysOffOf(daysOff),
      workedOn: calendar?.workedOn ?? [],
    });
  };
  return (
    <form className="col g4" onSubmit={submit} noValidate>
      <TextInput
        label={t('people.field.name')}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
        error={wrong('name')}
      />
      <div className="grid half">
        <Select
          label={t('calendars.country')}
          description={t('calendars.countryHelp')}
          data={countries.map(({ code, name: called }) => ({ value: code, label: countryName(lang, code, called) }))}
          value={country}
          onChange={(next) => {
            setCountry(next);
            setRegion(null);
          }}
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
          onChange={(next) => setRegion(next || null)}
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
              onChange={(event) => setHours(hours.map((one, i) => (i === at ? event.currentTarget.value : one)))}
              error={wrongDay(at)}
            />
          ))}
        </div>
      </fieldset>
      <Textarea
        label={t('calendars.daysOff')}
        description={t('calendars.daysOffHelp')}
        value={daysOff}
        onChange={(event) => setDaysOff(event.currentTarget.value)}
        autosize
        minRows={2}
        error={daysOffError(refusal?.problem.errors)}
      />
      {refusal && <Notice refusal={refusal} fields={['name', 'country', 'region', 'week', 'daysOff']} />}
      <div className="row g2 end">
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={keep.isPending}>
          {t('people.save')}
        </Button>
      </div>
    </form>
  );
};

const countryName = (lang: string, code: string, known: string): string =>
  /^[A-Z]{2}$/.test(code)
    ? (new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' }).of(code) ?? known)
    : known;

const daysOffError = (errors: readonly { path: string; message: string }[] = []): string | undefined =>
  errors.find(({ path }) => path.startsWith('daysOff'))?.message;

function useKeep(calendar: CalendarView | null, done: () => void) {
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: (facts: KeepCalendar) =>
      keepCalendar(calendar?.id ?? null, calendar ? { ...facts, version: calendar.version } : facts),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] });
      done();
    },
  });
  return { keep, refusal: keep.error ? asRefusal(keep.error) : null };
}
