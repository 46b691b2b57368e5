import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { ActionView } from '@mirrorloop/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { workOn } from '../../api/action-tracker.js';
import { asRefusal, pathErrors } from '../../api/refusal.js';
import { Dialog } from '../../parts/dialog.js';
import { PersonField } from '../../parts/person-field.js';
import { SendForm } from '../../parts/send-form.js';
import { useSeen } from '../../parts/use-seen.js';
import { useWishKey } from '../../parts/use-wish-key.js';
import { useWords } from '../../words/use-words.js';
import { DOMAINS } from './way-draft.js';
import { fieldsOf, isAsked, movesOf, type Typed, type WorkField, workFrom, type WorkMove } from './work.js';

/** What can be done with the action now. */
export const WorkOnIt = ({ action }: { action: ActionView }) => {
  const { t } = useWords();
  const [move, open] = useState<WorkMove | null>(null);
  return (
    <section className="card tight col g3">
      <h2>{t('work.title')}</h2>
      <div className="col g2">
        {movesOf(action).map((each, n) => (
          <Button key={each} fullWidth variant={n === 0 ? 'filled' : 'default'} onClick={() => open(each)}>
            {t(`work.${each}`)}
          </Button>
        ))}
      </div>
      <Dialog opened={move !== null} close={() => open(null)} size={520} title={move ? t(`work.${move}`) : ''}>
        {move && <MoveForm key={move} action={action} move={move} close={() => open(null)} />}
      </Dialog>
    </section>
  );
};

interface MoveFormProps {
  action: ActionView;
  move: WorkMove;
  close: () => void;
}

/** Held against the version it was opened with: when somebody else was first, what was typed stays. */
const MoveForm = ({ action, move, close }: MoveFormProps) => {
  const { t } = useWords();
  const client = useQueryClient();
  const { seen, told } = useSeen(action);
  const keyOf = useWishKey();
  const [fields] = useState(() => fieldsOf(move, action));
  const [typed, type] = useState<Typed>((): Typed => BEGUN[move] ?? {});
  const send = useMutation({
    mutationFn: (version: number) => {
      const said = { version, ...workFrom(typed, fields) };
      return workOn(action.id, move, said, keyOf(said));
    },
    onError: async (error) => {
      if (told(error)) await client.invalidateQueries({ queryKey: ['actions', action.id] });
    },
    onSuccess: async (changed) => {
      client.setQueryData(['actions', changed.id], changed);
      close();
      await client.invalidateQueries();
    },
  });
  const refusal = send.error ? asRefusal(send.error) : null;
  const asked = fields.filter((field) => isAsked(field, typed));
  const shown = asked.map(({ name }) => name);
  const errors = pathErrors(refusal, shown);
  return (
    <SendForm
      go={() => send.mutate(seen)}
      busy={send.isPending}
      label={t(refusal?.status === 412 ? 'work.again' : `work.${move}`)}
      close={close}
      refusal={refusal}
      fields={shown}
      changed={t('work.changed')}
    >
      <p className="sm mid">{t(`work.${move}Help`)}</p>
      {asked.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          set={(value) => type({ ...typed, [field.name]: value })}
          error={errors[field.name]}
        />
      ))}
    </SendForm>
  );
};

const BEGUN: Partial<Record<WorkMove, Typed>> = { evidence: { kind: 'deliverable' }, domain: { domain: 'complex' } };

interface FieldProps {
  field: WorkField;
  value: string | number;
  set: (value: string | number) => void;
  error: string | undefined;
}

const KINDS = ['deliverable', 'leading-indicator', 'probe-begun'] as const;

const Field = ({ field: { name, type }, value, set, error }: FieldProps) => {
  const { t, lang } = useWords();
  const label = t(`work.field.${name}`);
  if (type === 'number')
    return (
      <NumberInput
        label={label}
        value={value}
        onChange={(next) => set(next === '' ? '' : Number(next))}
        decimalSeparator={lang === 'de' ? ',' : '.'}
        error={error}
      />
    );
  if (type === 'kind')
    return (
      <NativeSelect
        label={label}
        data={KINDS.map((kind) => ({ value: kind, label: t(`work.kind.${kind}`) }))}
        value={String(value)}
        onChange={(e) => set(e.currentTarget.value)}
        error={error}
      />
    );
  if (type === 'domain')
    return (
      <NativeSelect
        label={label}
        data={DOMAINS.map((domain) => ({ value: domain, label: t(`way.domains.${domain}`) }))}
        value={String(value)}
        onChange={(e) => set(e.currentTarget.value)}
        error={error}
      />
    );
  if (type === 'person') return <PersonField label={label} value={String(value)} set={set} error={error} />;
  if (type === 'date')
    return (
      <TextInput type="date" label={label} value={value} onChange={(e) => set(e.currentTarget.value)} error={error} />
    );
  return (
    <Textarea
      label={label}
      autosize
      minRows={1}
      value={value}
      onChange={(e) => set(e.currentTarget.value)}
      error={error}
      dir="auto"
    />
  );
};
