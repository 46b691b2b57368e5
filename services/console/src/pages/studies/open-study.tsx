import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newKey } from '../../api/key.js';
import { type OpenStudy as Wanted, openStudy } from '../../api/insight.js';
import { queries } from '../../api/queries.js';
import { asRefusal, messagesFor } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';
import { type Asked, placesOf, type Rated, RatingsChoice, ratingsOf } from './ratings-choice.js';
import { TEMPLATES } from './templates.js';

/** Begins a wave with one of the free templates; instruments of one's own come in by the API. */
export const OpenStudy = () => {
  const { t } = useWords();
  const may = useQuery(queries.session()).data?.may.includes('keep studies');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('studies.open')}</Button>
      <Dialog opened={open} close={() => setOpen(false)} title={t('studies.open')} size={520}>
        <Form close={() => setOpen(false)} />
      </Dialog>
    </>
  );
};

/** Asked of customers, and so what moves them can be told. */
const OUTCOME = {
  id: 'overall',
  wording: { en: 'How do you rate us, all in all?', de: 'Wie bewerten Sie uns alles in allem?' },
};
/** Asked of both: what customers complain about, and what staff believe they do. */
const OPEN_QUESTION = {
  wording: { en: 'What should we do better?', de: 'Was sollten wir besser machen?' },
  employeeWording: {
    en: 'What do you believe our customers complain about?',
    de: 'Was glauben Sie, worüber sich unsere Kundschaft beschwert?',
  },
};
const FIELDS = ['title', 'wave', 'template'] as const;

const Form = ({ close }: { close: () => void }) => {
  const { t } = useWords();
  const { go, refusal, busy } = useOpening();
  const [draft, setDraft] = useState({
    title: '',
    wave: 1,
    template: 'retail' as Wanted['template'],
    outcome: true,
    words: true,
    awareness: true,
    rated: {} as Rated,
  });
  const asked: Asked[] = [
    ...Object.entries<string>(TEMPLATES[draft.template]).map(([question, name]) => ({ question, name })),
    ...(draft.outcome ? [{ question: OUTCOME.id, name: t('studies.outcome') }] : []),
  ];
  const put = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next });
  const errorOf = (field: string) => messagesFor(refusal, field).join(' ') || undefined;
  const send = () => {
    const { outcome, words, rated, ...rest } = draft;
    go({
      ...{ ...rest, ratings: ratingsOf(asked, rated) },
      ...(outcome && { outcome: OUTCOME }),
      ...(words && { openQuestion: OPEN_QUESTION }),
    });
  };
  return (
    <SendForm
      go={send}
      label={t('studies.open')}
      fields={[...FIELDS, ...placesOf(asked, draft.rated)]}
      {...{ busy, refusal, close }}
    >
      <TextInput
        label={t('studies.form.title')}
        value={draft.title}
        onChange={(event) => put({ title: event.currentTarget.value })}
        error={errorOf('title')}
      />
      <NumberInput
        label={t('studies.form.wave')}
        description={t('studies.form.waveHelp')}
        min={1}
        value={draft.wave}
        onChange={(wave) => put({ wave: Number(wave) })}
        error={errorOf('wave')}
      />
      <NativeSelect
        label={t('studies.form.template')}
        description={t('studies.form.templateHelp')}
        data={(['retail', 'service-quality'] as const).map((value) => ({
          value,
          label: t(`studies.template.${value}`),
        }))}
        value={draft.template}
        onChange={(event) => put({ template: event.currentTarget.value as Wanted['template'] })}
        error={errorOf('template')}
      />
      <Checkbox
        label={t('studies.form.outcome')}
        checked={draft.outcome}
        onChange={(event) => put({ outcome: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('aware.ask')}
        checked={draft.awareness}
        onChange={(event) => put({ awareness: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('words.ask')}
        checked={draft.words}
        onChange={(event) => put({ words: event.currentTarget.checked })}
      />
      <RatingsChoice asked={asked} rated={draft.rated} put={(rated) => put({ rated })} refusal={refusal} />
    </SendForm>
  );
};

function useOpening() {
  const client = useQueryClient();
  const navigate = useNavigate();
  // One wish, one study, however often the button is pressed.
  const [key] = useState(newKey);
  const opening = useMutation({
    mutationFn: (wanted: Wanted) => openStudy(wanted, key),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['studies'] });
      void navigate({ to: '/studies/$studyId/field', params: { studyId: id } });
    },
  });
  return { go: opening.mutate, busy: opening.isPending, refusal: opening.error ? asRefusal(opening.error) : null };
}
