import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { raiseInsight, type SignalFilter } from '../../api/insight.js';
import { asRefusal, messagesFor, type Refusal } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { SendForm } from '../../parts/send-form.js';
import { useWishKey } from '../../parts/use-wish-key.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** Where the data is too thin for the surge test a person may still see something: the filter's signals are its evidence. */
export const RaiseByHand = ({ filter, total }: { filter: SignalFilter; total: number }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" disabled={total === 0} onClick={() => setOpen(true)}>
        {t('raise.open')}
      </Button>
      <Dialog opened={open} close={() => setOpen(false)} title={t('raise.title')}>
        <RaiseForm filter={filter} total={total} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
};

const RaiseForm = ({ filter, total, close }: { filter: SignalFilter; total: number; close: () => void }) => {
  const { t, lang } = useWords();
  const [title, setTitle] = useState('');
  const [statement, setStatement] = useState('');
  const raise = useRaise(filter);
  const refusal = raise.error ? asRefusal(raise.error) : null;
  return (
    <SendForm
      go={() => raise.mutate({ title, statement })}
      busy={raise.isPending}
      {...{ refusal, close, fields: ['title', 'statement'], label: t('raise.go') }}
    >
      <p className="sm mid">
        {t('raise.evidence', { count: total, n: number(lang, total) })} {describe(t, filter)}
      </p>
      <TextInput
        label={t('raise.name')}
        description={t('raise.nameHelp')}
        value={title}
        onChange={(e) => setTitle(e.currentTarget.value)}
        error={said(refusal, 'title')}
        data-autofocus
      />
      <Textarea
        label={t('raise.statement')}
        description={t('raise.statementHelp')}
        autosize
        minRows={2}
        value={statement}
        onChange={(e) => setStatement(e.currentTarget.value)}
        error={said(refusal, 'statement')}
      />
    </SendForm>
  );
};

function useRaise(filter: SignalFilter) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useWishKey();
  const { touchpoint, theme } = filter;
  return useMutation({
    mutationFn: (said: { title: string; statement: string }) => {
      const wanted = { ...said, touchpoint, theme, filter };
      return raiseInsight(wanted, keyOf(wanted));
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['insights'] });
      await navigate({ to: '/insights/$insightId', params: { insightId: id } });
    },
  });
}

const said = (refusal: Refusal | null, field: string) => messagesFor(refusal, field).join(' ') || undefined;

const describe = (t: (key: string) => string, filter: SignalFilter): string =>
  [filter.touchpoint, filter.theme, filter.sentiment && t(`sentiment.${filter.sentiment}`)].filter(Boolean).join(', ');
