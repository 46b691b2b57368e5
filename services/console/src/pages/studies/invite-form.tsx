import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { StudyView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { invite, type Population, type WantedInvitations } from '../../api/invitations.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor, type Refusal } from '../../api/refusal.js';
import { Notice } from '../../parts/notice.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

interface Draft {
  language: 'en' | 'de';
  message: string;
  team: string;
  /** Null until somebody says how many. */
  upTo: number | string | null;
  segment: string;
  withinDays: number | string;
}
const FIELDS = ['message', 'teams', 'upTo', 'segment', 'withinDays'];

/** So many more than were asked is what is offered. */
const MORE = 500;

const wantedOf = (population: Population, draft: Draft, asked: number): WantedInvitations => {
  const message = draft.message.trim();
  const how = { population, language: draft.language, ...(message ? { message } : {}) };
  if (population === 'employee') return { ...how, teams: draft.team ? [draft.team] : [] };
  const segment = draft.segment.trim();
  return {
    ...{ ...how, upTo: Number(draft.upTo ?? asked + MORE) },
    ...(segment ? { segment } : {}),
    ...(draft.withinDays === '' ? {} : { withinDays: Number(draft.withinDays) }),
  };
};

/** Asks people by mail: all or one team, or customers drawn by chance until so many are asked in all. */
export const InviteForm = ({ study, population }: { study: StudyView; population: Population }) => {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const blank = { message: '', team: '', upTo: null, segment: '', withinDays: '' };
  const [draft, setDraft] = useState<Draft>({ language: lang, ...blank });
  const put = (next: Partial<Draft>) => setDraft({ ...draft, ...next });
  const asked = useQuery(queries.invited(study.id)).data?.customers ?? 0;
  const asking = useMutation({
    mutationFn: () => invite(study.id, wantedOf(population, draft, asked)),
    onSuccess: () => {
      put({ upTo: null });
      return client.invalidateQueries({ queryKey: ['studies', study.id] });
    },
  });
  const refusal = asking.error ? asRefusal(asking.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  const said = asking.data && told(asking.data.invited);
  return (
    <form className="col g3" onSubmit={submit} noValidate>
      {population === 'employee' ? (
        <Team draft={draft} put={put} />
      ) : (
        <Which draft={draft} put={put} refusal={refusal} asked={asked} />
      )}
      <NativeSelect
        label={t('studies.invite.language')}
        data={(['en', 'de'] as const).map((value) => ({ value, label: t(`studies.invite.lang.${value}`) }))}
        value={draft.language}
        onChange={(event) => put({ language: event.currentTarget.value as Draft['language'] })}
      />
      <Textarea
        label={t('studies.invite.message')}
        rows={2}
        maxLength={2_000}
        value={draft.message}
        onChange={(event) => put({ message: event.currentTarget.value })}
        error={messagesFor(refusal, 'message').join(' ') || undefined}
      />
      {refusal && <Notice refusal={refusal} fields={FIELDS} />}
      <div className="row wrap g3">
        <Button type="submit" variant="default" loading={asking.isPending}>
          {t(`studies.invite.ask.${population}`)}
        </Button>
        <p className="sm mid" role="status">
          {said && t(said, { count: asking.data.invited, n: number(lang, asking.data.invited) })}
        </p>
      </div>
    </form>
  );
};

const told = (invited: number) => (invited === 0 ? 'studies.invite.none' : 'studies.invite.done');

interface PartProps {
  draft: Draft;
  put: (next: Partial<Draft>) => void;
}

const Team = ({ draft, put }: PartProps) => {
  const { t } = useWords();
  const teams = useQuery(queries.teams()).data ?? [];
  return (
    <NativeSelect
      label={t('studies.invite.team')}
      data={[
        { value: '', label: t('studies.invite.everybody') },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={draft.team}
      onChange={(event) => put({ team: event.currentTarget.value })}
    />
  );
};

const Which = ({ draft, put, refusal, asked }: PartProps & { refusal: Refusal | null; asked: number }) => {
  const { t } = useWords();
  const wrong = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  return (
    <>
      <NumberInput
        label={t('studies.invite.upTo')}
        min={1}
        value={draft.upTo ?? asked + MORE}
        onChange={(upTo) => put({ upTo })}
        error={wrong('upTo')}
      />
      <TextInput
        label={t('studies.invite.segment')}
        value={draft.segment}
        onChange={(event) => put({ segment: event.currentTarget.value })}
        error={wrong('segment')}
      />
      <NumberInput
        label={t('studies.invite.withinDays')}
        min={1}
        value={draft.withinDays}
        onChange={(withinDays) => put({ withinDays })}
        error={wrong('withinDays')}
      />
    </>
  );
};
