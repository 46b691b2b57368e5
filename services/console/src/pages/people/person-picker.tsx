import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { useWords } from '../../words/use-words.js';

interface PickerProps {
  label: string;
  description?: string;
  value: string | null;
  /** What the chosen one is called, before anything was searched for. */
  chosen: string | null;
  change: (id: string | null) => void;
  error?: string | undefined;
}

/** One of the people, found by the server: there may be thousands. */
export const PersonPicker = ({ label, description, value, chosen, change, error }: PickerProps) => {
  const { t } = useWords();
  const [text, setText] = useState(chosen ?? '');
  const found = useQuery(queries.peopleFound(text.split(',')[0]!.trim())).data ?? [];
  const data = found.map(({ id, name, title, team }) => ({
    value: id,
    label: [name, title, team.name].filter(Boolean).join(', '),
  }));
  if (value && !data.some((one) => one.value === value)) data.unshift({ value, label: chosen ?? value });
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('people.nobody')}
      data={data}
      value={value}
      onChange={change}
      searchable
      clearable
      clearButtonProps={{
        'aria-label': t('people.clear', { field: label }),
        'aria-hidden': false,
        tabIndex: 0,
        size: 'md',
      }}
      openOnFocus={false}
      filter={({ options }) => options}
      onSearchChange={setText}
      nothingFoundMessage={t('make.ownerNone')}
      error={error}
      comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
    />
  );
};
