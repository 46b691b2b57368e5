import { Textarea } from '@mantine/core';
import type { ActionView } from '@mirrorloop/contracts';
import { endsOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';
import type { DraftSide } from './draft.js';
import { Amount, type FieldsProps } from './make-action-form.js';

/** Both sides of the stakes, computed first; a changed amount is recorded with its own basis and loses the computed interval. */
export const StakesFields = ({ draft, change, errors, action }: FieldsProps & { action: ActionView }) => {
  const { t } = useWords();
  const sides = [
    { name: 'notActing', amount: errors.notActingAmount, basis: errors.notActingBasis },
    { name: 'acting', amount: errors.actingAmount, basis: errors.actingBasis },
  ] as const;
  return (
    <fieldset className="group">
      <legend>{t('make.stakes')}</legend>
      <div className="grid half">
        {sides.map(({ name, amount, basis }) => (
          <Side
            key={name}
            label={t(`make.${name}`, { unit: draft.unit })}
            basisLabel={t(`make.${name}Basis`)}
            side={draft[name]}
            computed={action.stakes?.[name]}
            set={(next) => change({ [name]: { ...draft[name], ...next } })}
            errors={{ amount, basis }}
          />
        ))}
      </div>
    </fieldset>
  );
};

interface SideProps {
  label: string;
  basisLabel: string;
  side: DraftSide;
  computed: NonNullable<ActionView['stakes']>['acting'] | undefined;
  set: (next: Partial<DraftSide>) => void;
  errors: { amount: string | undefined; basis: string | undefined };
}

const Side = ({ label, basisLabel, side, computed, set, errors }: SideProps) => {
  const { t, lang } = useWords();
  const ends = computed && computed.amount === side.amount ? endsOf(lang, computed) : null;
  const help = ends ? t('make.computed', ends) : computed ? t('make.changed') : t('make.state');
  return (
    <div className="col g3">
      <Amount label={label} help={help} value={side.amount} set={(amount) => set({ amount })} error={errors.amount} />
      <Textarea
        label={basisLabel}
        autosize
        minRows={2}
        value={side.basis}
        onChange={(e) => set({ basis: e.currentTarget.value })}
        error={errors.basis}
      />
    </div>
  );
};
