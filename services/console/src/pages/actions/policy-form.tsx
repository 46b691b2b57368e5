import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { PolicyView } from '@mirrorloop/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { keepPolicy, type PolicySaid, readPolicies } from '../../api/work.js';
import { ConflictFrame } from '../../parts/conflict-frame.js';
import { SendForm } from '../../parts/send-form.js';
import { useWords } from '../../words/use-words.js';
import { pathErrors } from './field-errors.js';
import { PolicyStepFields } from './policy-step-fields.js';

const STEP = { waitHours: 8, workingHours: true, to: 'owner', personId: null } as const;
const NEW: PolicySaid = {
  name: '',
  reasons: ['overdue'],
  teamId: null,
  steps: [STEP],
  runs: 1,
  acknowledgedForHours: 24,
};
const REASONS = ['due', 'overdue', 'stalled'] as const;

interface PolicyFormProps {
  known: PolicyView | null;
  close: () => void;
}

/** Held against the version it was opened with: when somebody else was first, both are shown and nothing is lost. */
export const PolicyForm = ({ known, close }: PolicyFormProps) => {
  const { t } = useWords();
  const client = useQueryClient();
  const [said, say] = useState<PolicySaid>(known ?? NEW);
  const [theirs, setTheirs] = useState<PolicyView | null>(null);
  const done = async () => {
    close();
    await client.invalidateQueries({ queryKey: queries.policies().queryKey });
  };
  const send = useMutation({
    mutationFn: (over: PolicyView | null) => keepPolicy(said, over),
    onError: async (error) => {
      if (asRefusal(error).status === 412) setTheirs((await readPolicies()).find(({ id }) => id === known?.id) ?? null);
    },
    onSuccess: done,
  });
  const refusal = send.error ? asRefusal(send.error) : null;
  const change = (next: Partial<PolicySaid>) => say({ ...said, ...next });
  return (
    <SendForm
      go={() => send.mutate(known)}
      busy={send.isPending}
      label={t('policies.keep')}
      close={close}
      refusal={refusal?.status === 412 ? null : refusal}
      fields={[]}
    >
      <Fields said={said} change={change} errors={pathErrors(refusal)} />
      {refusal?.status === 412 && theirs && (
        <PolicyConflict theirs={theirs} said={said} keepTheirs={done} useMine={() => send.mutate(theirs)} />
      )}
    </SendForm>
  );
};

interface FieldsProps {
  said: PolicySaid;
  change: (next: Partial<PolicySaid>) => void;
  errors: Readonly<Record<string, string>>;
}

const Fields = ({ said, change, errors }: FieldsProps) => {
  const { t } = useWords();
  const teams = useQuery(queries.teams()).data ?? [];
  const number = (name: 'runs' | 'acknowledgedForHours') => (
    <NumberInput
      label={t(`policies.field.${name}`)}
      value={said[name]}
      onChange={(value) => change({ [name]: Number(value) })}
      min={1}
      error={errors[name]}
    />
  );
  return (
    <>
      <TextInput
        label={t('policies.field.name')}
        value={said.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={errors['name']}
        dir="auto"
      />
      <fieldset className="col g2 plain">
        <legend className="m5">{t('policies.field.reasons')}</legend>
        {REASONS.map((reason) => (
          <Checkbox
            key={reason}
            label={t(`escalation.reason.${reason}`)}
            checked={said.reasons.includes(reason)}
            onChange={() =>
              change({ reasons: REASONS.filter((one) => said.reasons.includes(one) !== (one === reason)) })
            }
          />
        ))}
        {errors['reasons'] && (
          <p className="sm" role="alert">
            {errors['reasons']}
          </p>
        )}
      </fieldset>
      <NativeSelect
        label={t('policies.field.team')}
        data={[
          { value: '', label: t('policies.everyTeam') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={said.teamId ?? ''}
        onChange={(event) => change({ teamId: event.currentTarget.value || null })}
        error={errors['teamId']}
      />
      <PolicyStepFields steps={said.steps} change={(steps) => change({ steps })} errors={errors} />
      {number('runs')}
      {number('acknowledgedForHours')}
    </>
  );
};

interface PolicyConflictProps {
  theirs: PolicyView;
  said: PolicySaid;
  keepTheirs: () => void;
  useMine: () => void;
}

const PolicyConflict = ({ theirs, said, keepTheirs, useMine }: PolicyConflictProps) => {
  const { t } = useWords();
  const steps = (of: PolicySaid) =>
    of.steps.map(({ to, waitHours }) => `${t(`policies.to.${to}`)} (${waitHours} h)`).join(', ');
  const rows: [string, string, string][] = [
    [t('policies.field.name'), theirs.name, said.name],
    [t('policies.field.steps'), steps(theirs), steps(said)],
    [t('policies.field.runs'), String(theirs.runs), String(said.runs)],
    [t('policies.field.acknowledgedForHours'), String(theirs.acknowledgedForHours), String(said.acknowledgedForHours)],
  ];
  return (
    <ConflictFrame title={t('policies.conflict')} rows={rows.filter(([, a, b]) => a !== b)}>
      <Button variant="default" onClick={keepTheirs}>
        {t('people.keepTheirs')}
      </Button>
      <Button onClick={useMine}>{t('conflict.useMine')}</Button>
    </ConflictFrame>
  );
};
