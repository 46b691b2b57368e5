import { Button } from '@mantine/core';
import type { CalendarView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIVE_MS, queries } from '../../api/queries.js';
import { Dialog } from '../../parts/dialog.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { day, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { CalendarForm } from './calendar-form.js';
import { weekInWords } from './week-in-words.js';

export const Calendars = () => {
  const { t } = useWords();
  const [open, setOpen] = useState<CalendarView | 'new' | null>(null);
  const calendars = useQuery({ ...queries.calendars(), refetchInterval: LIVE_MS });
  const asItIs = (one: CalendarView) => calendars.data?.find(({ id }) => id === one.id) ?? one;
  return (
    <section className="card col g3">
      <div className="row between wrap g3">
        <h2>{t('people.view.calendars')}</h2>
        <Button variant="default" onClick={() => setOpen('new')}>
          {t('calendars.add')}
        </Button>
      </div>
      <p className="sm mid">{t('calendars.help')}</p>
      <Region query={calendars} what={t('what.calendars')}>
        {(all) => <Rows calendars={all} change={setOpen} />}
      </Region>
      <Dialog
        opened={open !== null}
        close={() => setOpen(null)}
        title={open === 'new' || !open ? t('calendars.add') : open.name}
      >
        {open && <CalendarForm calendar={open === 'new' ? null : asItIs(open)} close={() => setOpen(null)} />}
      </Dialog>
    </section>
  );
};

const Rows = ({ calendars, change }: { calendars: readonly CalendarView[]; change: (one: CalendarView) => void }) => {
  const { t } = useWords();
  if (calendars.length === 0)
    return (
      <Empty title={t('calendars.none')}>
        <p className="sm mid">{t('calendars.noneText')}</p>
      </Empty>
    );
  return (
    <ul className="rows">
      {calendars.map((calendar) => (
        <Row key={calendar.id} calendar={calendar} change={() => change(calendar)} />
      ))}
    </ul>
  );
};

const Row = ({ calendar, change }: { calendar: CalendarView; change: () => void }) => {
  const { t, lang } = useWords();
  const today = new Date().toISOString().slice(0, 10);
  const next = calendar.holidays.find(({ date }) => date >= today);
  return (
    <li className="listrow">
      <div>
        <h3 dir="auto">{calendar.name}</h3>
        <p className="mic mut">
          {weekInWords(lang, calendar.week) || t('calendars.never')}
          {next && <> · {t('calendars.next', { name: next.name, on: day(lang, next.date) })}</>}
          {' · '}
          {t('teams.people', { count: calendar.people, n: number(lang, calendar.people) })}
        </p>
      </div>
      <Button variant="default" onClick={change} aria-label={t('teams.changeOf', { name: calendar.name })}>
        {t('people.change')}
      </Button>
    </li>
  );
};
