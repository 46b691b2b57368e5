import { Button, NumberInput, TextInput } from '@mantine/core';
import type { FieldingView, StudyView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { putFielding } from '../../api/invitations.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { Region } from '../../parts/region.js';
import { day, moment } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

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

const Change = ({ study, known }: { study: StudyView; known: FieldingView }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    date: dayOf(known.endsAt),
    most: known.reminders.most as number | string,
    everyDays: known.reminders.everyDays as number | string,
  });
  const put = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next });
  const keeping = useMutation({
    mutationFn: () => {
      const reminders = { most: Number(draft.most), everyDays: Number(draft.everyDays) };
      return putFielding(study.id, { version: study.version, endsAt: endOf(draft.date), reminders });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['studies', study.id] }),
  });
  const refusal = keeping.error ? asRefusal(keeping.error) : null;
  const wrong = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keeping.mutate();
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
        <Button type="submit" variant="default" loading={keeping.isPending}>
          {t('studies.remind.keep')}
        </Button>
      </div>
      <p className="sm mid" role="status">
        {keeping.isSuccess ? t('studies.remind.kept') : refusal?.status === 412 ? t('studies.remind.changed') : ''}
      </p>
      {refusal && refusal.status !== 412 && (
        <Notice refusal={refusal} fields={['endsAt', 'reminders.most', 'reminders.everyDays']} />
      )}
    </form>
  );
};
