import { Button, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import type { NewToken, NewTokenView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { makeToken } from '../../../api/access.js';
import { queries } from '../../../api/queries.js';
import { asRefusal, messagesFor } from '../../../api/refusal.js';
import { SendForm } from '../../../parts/send-form.js';
import { ShownOnce } from '../../../parts/shown-once.js';
import { number } from '../../../words/format.js';
import { useWords } from '../../../words/use-words.js';
import { GrantFields, pathsOfGrant } from './grant-fields.js';

const DAYS = [7, 30, 90, 180, 366];
type Draft = Required<Pick<NewToken, 'name' | 'role' | 'scope' | 'only' | 'days'>> & { scope: object };
const EMPTY: Draft = { name: '', role: 'viewer', scope: { of: 'organisation' }, only: [], days: 90 };

/** First what it is for, then the token itself, once. */
export const MakeToken = ({ close }: { close: () => void }) => {
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: ({ only, ...draft }: Draft) => makeToken({ ...draft, ...(only?.length ? { only } : {}) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['access', 'tokens'] }),
  });
  if (make.data) return <Made token={make.data} close={close} />;
  const refusal = make.error ? asRefusal(make.error) : null;
  return <DraftForm make={make.mutate} busy={make.isPending} {...{ refusal, close }} />;
};

interface DraftFormProps {
  make: (draft: Draft) => void;
  busy: boolean;
  refusal: ReturnType<typeof asRefusal> | null;
  close: () => void;
}

const DraftForm = ({ make, busy, refusal, close }: DraftFormProps) => {
  const { t, lang } = useWords();
  const [draft, setDraft] = useState(EMPTY);
  const put = (next: Partial<Draft>) => setDraft({ ...draft, ...next });
  // Who may give access may do everything, so that what they may is all there is.
  const rights = useQuery(queries.session()).data?.may ?? [];
  return (
    <SendForm
      go={() => make(draft)}
      label={t('tokens.make')}
      fields={['name', 'only', ...pathsOfGrant(draft.scope.of)]}
      {...{ busy, refusal, close }}
    >
      <TextInput
        label={t('tokens.name')}
        description={t('tokens.nameHelp')}
        value={draft.name}
        onChange={(event) => put({ name: event.currentTarget.value })}
        error={messagesFor(refusal, 'name').join(' ') || undefined}
      />
      <GrantFields grant={draft as never} change={put} refusal={refusal} />
      <MultiSelect
        label={t('tokens.rights')}
        description={t('tokens.rightsHelp')}
        data={rights.map((right) => ({ value: right, label: t(`right.${right}`) }))}
        value={[...(draft.only ?? [])]}
        onChange={(only) => put({ only })}
        searchable
        openOnFocus={false}
        error={messagesFor(refusal, 'only').join(' ') || undefined}
        comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
      />
      <NativeSelect
        label={t('tokens.days')}
        data={DAYS.map((days) => ({
          value: String(days),
          label: t('tokens.dayCount', { count: days, n: number(lang, days) }),
        }))}
        value={String(draft.days)}
        onChange={(event) => put({ days: Number(event.currentTarget.value) })}
      />
    </SendForm>
  );
};

const Made = ({ token: { name, token }, close }: { token: NewTokenView; close: () => void }) => {
  const { t } = useWords();
  return (
    <div className="col g4">
      <ShownOnce label={t('tokens.once', { name })} secret={token} />
      <div className="row end">
        <Button onClick={close}>{t('once.done')}</Button>
      </div>
    </div>
  );
};
