import { Button, NumberInput, TextInput } from '@mantine/core';
import type { StudyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { putFielding, type SeenFielding } from '../../api/invitations.js';
import { queries } from '../../api/queries.js';
import { messagesFor } from '../../api/refusal.js';
import { BothVersions } from '../../parts/both-versions.js';
import type { ConflictRow } from '../../parts/conflict-frame.js';
import { Notice } from '../../parts/notice.js';
import { Region } from '../../parts/region.js';
import { useKeep } from '../../parts/use-keep.js';
import { day, moment } from '../../words/format.js';
import { type Say, useWords } from '../../words/use-words.js';

/** Until when links take answers, and how often who hasn't answered is reminded. */
export const FieldTime = ({ study }: { study: StudyView }) => {
  const { t, lang } = useWords();
  const fielding = useQuery(queries.fielding(study.id));
  const next = useQuery(queries.invited(study.id)).data?.nextReminderAt;
  return (
    <section className="card col g3">
      <h2>{t('studies.remind.title')}</h2>
      <Region query={fielding} what={t('what.study')}>
        {(known) => (
          <>
            <p className="sm mid">
              {known.endsAt ? t('studies.remind.until', { at: moment(lang, known.endsAt) }) : t('studies.remind.open')}{' '}
              {next ? t('studies.remind.next', { at: day(lang, next) }) : t('studies.remind.no')}
            </p>
            <Change study={study} known={known} />
          </>
        )}
      </Region>
    </section>
  );
};

/** A day ends at its last minute, where whoever says it is. */
const endOf = (date: string): string | null => (date ? new Date(`${date}T23:59:00`).toISOString() : null);
const dayOf = (iso: string | null): string => (iso ? new Date(iso).toLocaleDateString('sv-SE') : '');

const draftOf = ({ endsAt, reminders: { most, everyDays } }: SeenFielding) => ({
  ...{ date: dayOf(endsAt), most: most as number | string, everyDays: everyDays as number | string },
});
const FIELDS = ['endsAt', 'reminders.most', 'reminders.everyDays'];

const Change = ({ study: { id }, known }: { study: StudyView; known: SeenFielding }) => {
  const { t } = useWords();
  const keeping = useKeep({
    known,
    queryKey: ['studies', id],
    draftOf,
    put: async ({ date, most, everyDays }, version) => {
      const fielding = { endsAt: endOf(date), reminders: { most: Number(most), everyDays: Number(everyDays) } };
      return { ...fielding, version: (await putFielding(id, { version, ...fielding })).version };
    },
  });
  const { draft, change: put, theirs, refusal, busy, keepTheirs, useMine } = keeping;
  const wrong = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.keep();
  };
  return (
    <form className="col g3" onSubmit={submit} noValidate>
      <div className="filters">
        <TextInput
          type="date"
          label={t('studies.remind.endsAt')}
          value={draft.date}
          onChange={(event) => put({ date: event.currentTarget.value })}
          error={wrong('endsAt')}
        />
        <NumberInput
          label={t('studies.remind.most')}
          min={0}
          max={5}
          value={draft.most}
          onChange={(most) => put({ most })}
          error={wrong('reminders.most')}
        />
        <NumberInput
          label={t('studies.remind.everyDays')}
          min={1}
          max={60}
          value={draft.everyDays}
          onChange={(everyDays) => put({ everyDays })}
          error={wrong('reminders.everyDays')}
        />
        <Button type="submit" variant="default" loading={busy} disabled={theirs !== null}>
          {t('studies.remind.keep')}
        </Button>
      </div>
      <p className="sm mid" role="status">
        {keeping.kept ? t('studies.remind.kept') : ''}
      </p>
      {theirs && <BothVersions rows={rowsOf(t, draftOf(theirs), draft)} {...{ keepTheirs, useMine, busy }} />}
      {refusal && <Notice refusal={refusal} fields={FIELDS} />}
    </form>
  );
};

type Draft = ReturnType<typeof draftOf>;
const rowsOf = (t: Say, theirs: Draft, mine: Draft): ConflictRow[] => [
  [t('studies.remind.endsAt'), theirs.date, mine.date],
  [t('studies.remind.most'), String(theirs.most), String(mine.most)],
  [t('studies.remind.everyDays'), String(theirs.everyDays), String(mine.everyDays)],
];
