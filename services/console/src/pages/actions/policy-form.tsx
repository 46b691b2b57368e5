import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { PolicyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { pathErrors } from '../../api/refusal.js';
import { keepPolicy, type PolicySaid } from '../../api/work.js';
import type { ConflictRow } from '../../parts/conflict-frame.js';
import { KeepForm } from '../../parts/keep-form.js';
import { useKeep } from '../../parts/use-keep.js';
import { useWords } from '../../words/use-words.js';
import { stepInWords } from './policies-in-words.js';
import { pathsOfStep, PolicyStepFields } from './policy-step-fields.js';

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

/** Where the fields show what is wrong. */
const pathsOfPolicy = ({ steps }: PolicySaid): string[] => [
  ...['name', 'reasons', 'teamId', 'runs', 'acknowledgedForHours'],
  ...steps.flatMap((step, n) => pathsOfStep(step, n)),
];

interface PolicyFormProps {
  known: PolicyView | null;
  close: () => void;
}

const saidOf = ({ id: _, version: __, ...said }: PolicyView): PolicySaid => said;

/** Held against the version it was begun from: when somebody else was first, both are shown and nothing is lost. */
export const PolicyForm = ({ known, close }: PolicyFormProps) => {
  const { t } = useWords();
  const keeping = useKeep({
    known: known ?? { id: '', version: 0, ...NEW },
    queryKey: queries.policies().queryKey,
    draftOf: saidOf,
    put: (said, version) => keepPolicy(said, known && { id: known.id, version }),
    done: close,
  });
  const { draft: said, change, refusal } = keeping;
  const differs = useDiffers(said);
  const fields = pathsOfPolicy(said);
  return (
    <KeepForm {...{ keeping, close, fields, differs, label: t('policies.keep') }}>
      <Fields said={said} change={change} errors={pathErrors(refusal, fields)} />
    </KeepForm>
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

/** In words, which people and teams are asked for. */
const useDiffers = (mine: PolicySaid) => {
  const { t, lang } = useWords();
  const people = useQuery(queries.people()).data ?? [];
  const teams = useQuery(queries.teams()).data ?? [];
  const reasons = (of: PolicySaid) => of.reasons.map((reason) => t(`escalation.reason.${reason}`)).join(', ');
  const team = (of: PolicySaid) => teams.find(({ id }) => id === of.teamId)?.name ?? t('policies.everyTeam');
  const steps = (of: PolicySaid) => of.steps.map((step) => stepInWords(t, lang, step, people)).join('; ');
  return (theirs: PolicySaid): ConflictRow[] => [
    [t('policies.field.name'), theirs.name, mine.name],
    [t('policies.field.reasons'), reasons(theirs), reasons(mine)],
    [t('policies.field.team'), team(theirs), team(mine)],
    [t('policies.field.steps'), steps(theirs), steps(mine)],
    [t('policies.field.runs'), String(theirs.runs), String(mine.runs)],
    [t('policies.field.acknowledgedForHours'), String(theirs.acknowledgedForHours), String(mine.acknowledgedForHours)],
  ];
};
