import { Select } from '@mantine/core';
import { messagesFor, type Refusal } from '../../api/refusal.js';
import { useWords } from '../../words/use-words.js';
import { type Columns, MEANINGS } from './headings.js';

export const FIELDS_OF_COLUMNS = MEANINGS.map((meaning) => `columns.${meaning}`);

interface ColumnFieldsProps {
  headings: readonly string[];
  columns: Columns;
  change: (columns: Columns) => void;
  refusal: Refusal | null;
}

/** Which column of the file is what; one is needed. */
export const ColumnFields = ({ headings, columns, change, refusal }: ColumnFieldsProps) => {
  const { t } = useWords();
  return (
    <fieldset className="group">
      <legend>{t('elsewhere.columns')}</legend>
      <div className="grid half">
        {MEANINGS.map((meaning) => (
          <Select
            key={meaning}
            label={t(`elsewhere.column.${meaning}`)}
            placeholder={t(meaning === 'ref' ? 'elsewhere.columnNeeded' : 'elsewhere.columnNone')}
            data={[...headings]}
            value={columns[meaning] ?? null}
            onChange={(name) => {
              const { [meaning]: _, ...others } = columns;
              change(name ? { ...others, [meaning]: name } : others);
            }}
            clearable={meaning !== 'ref'}
            clearButtonProps={{ 'aria-label': t('people.clear', { field: t(`elsewhere.column.${meaning}`) }) }}
            error={messagesFor(refusal, `columns.${meaning}`).join(' ') || undefined}
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
        ))}
      </div>
    </fieldset>
  );
};
