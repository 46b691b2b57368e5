import { TextInput } from '@mantine/core';
import { useWords } from '../../words/use-words.js';
import { Amount, type FieldsProps } from './make-action-form.js';

/** Fixed before the work begins: what is measured, on whom, the smallest effect worth having, and when. */
export const MeasureFields = ({ draft, change, errors }: FieldsProps) => {
  const { t } = useWords();
  return (
    <fieldset className="group">
      <legend>{t('make.measure')}</legend>
      <div className="grid half">
        <TextInput
          label={t('make.metric')}
          description={t('make.metricHelp')}
          value={draft.metric}
          onChange={(e) => change({ metric: e.currentTarget.value })}
          error={errors.metric}
        />
        <TextInput
          label={t('make.population')}
          description={t('make.populationHelp')}
          value={draft.population}
          onChange={(e) => change({ population: e.currentTarget.value })}
          error={errors.population}
        />
      </div>
      <div className="grid three">
        <Amount
          label={t('make.smallestEffect')}
          help={t('make.smallestEffectHelp')}
          value={draft.smallestEffect}
          set={(smallestEffect) => change({ smallestEffect })}
          error={errors.smallestEffect}
        />
        <TextInput
          label={t('make.effectUnit')}
          description={t('make.effectUnitHelp')}
          value={draft.effectUnit}
          onChange={(e) => change({ effectUnit: e.currentTarget.value })}
          error={errors.effectUnit}
        />
        <Amount
          label={t('make.lagDays')}
          help={t('make.lagDaysHelp')}
          value={draft.lagDays}
          set={(lagDays) => change({ lagDays })}
          error={errors.lagDays}
        />
      </div>
    </fieldset>
  );
};
