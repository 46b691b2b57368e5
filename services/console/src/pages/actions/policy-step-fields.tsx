import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import type { PolicyView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { useWords } from '../../words/use-words.js';

type Step = PolicyView['steps'][number];
const HEARERS = ['owner', 'sponsor', 'manager', 'person'] as const;

/** Where the fields of a step show what is wrong. */
export const pathsOfStep = ({ to }: Step, n: number): string[] =>
  ['waitHours', 'to', ...(to === 'person' ? ['personId'] : [])].map((field) => `steps[${n}].${field}`);

interface PolicyStepFieldsProps {
  steps: readonly Step[];
  change: (steps: Step[]) => void;
  errors: Readonly<Record<string, string>>;
}

/** The steps in their order: who hears, after which wait. */
export const PolicyStepFields = ({ steps, change, errors }: PolicyStepFieldsProps) => {
  const { t } = useWords();
  const set = (at: number, next: Partial<Step>) =>
    change(steps.map((step, n) => (n === at ? { ...step, ...next } : step)));
  return (
    <>
      {steps.map((step, n) => (
        <StepFields
          key={n}
          n={n}
          step={step}
          set={(next) => set(n, next)}
          remove={steps.length > 1 ? () => change(steps.filter((_, at) => at !== n)) : undefined}
          errors={errors}
        />
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => change([...steps, { waitHours: 8, workingHours: true, to: 'manager', personId: null }])}
        >
          {t('policies.addStep')}
        </Button>
      </div>
    </>
  );
};

interface StepFieldsProps {
  n: number;
  step: Step;
  set: (next: Partial<Step>) => void;
  remove: (() => void) | undefined;
  errors: Readonly<Record<string, string>>;
}

const StepFields = ({ n, step, set, remove, errors }: StepFieldsProps) => {
  const { t } = useWords();
  const people = useQuery(queries.people()).data ?? [];
  return (
    <fieldset className="col g2 plain card tight">
      <legend className="m5">{t('policies.stepNo', { n: n + 1 })}</legend>
      <NumberInput
        label={t('policies.field.waitHours')}
        value={step.waitHours}
        onChange={(value) => set({ waitHours: Number(value) })}
        min={0}
        error={errors[`steps[${n}].waitHours`]}
      />
      <NativeSelect
        label={t('policies.field.to')}
        data={HEARERS.map((value) => ({ value, label: t(`policies.to.${value}`) }))}
        value={step.to}
        onChange={(event) => set({ to: event.currentTarget.value as Step['to'], personId: null })}
        error={errors[`steps[${n}].to`]}
      />
      {step.to === 'person' && (
        <NativeSelect
          label={t('policies.field.person')}
          data={[{ value: '', label: '' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          value={step.personId ?? ''}
          onChange={(event) => set({ personId: event.currentTarget.value || null })}
          error={errors[`steps[${n}].personId`]}
        />
      )}
      <Checkbox
        label={t('policies.field.workingHours')}
        checked={step.workingHours}
        onChange={(event) => set({ workingHours: event.currentTarget.checked })}
      />
      {remove && (
        <div>
          <Button variant="default" onClick={remove}>
            {t('policies.removeStep', { n: n + 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
};
