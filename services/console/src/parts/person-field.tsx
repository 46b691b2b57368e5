import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.js';
import { useWords } from '../words/use-words.js';

interface PersonFieldProps {
  label: string;
  description?: string;
  value: string;
  set: (personId: string) => void;
  error: string | undefined;
}

/** One person who works here, found by typing. */
export const PersonField = ({ label, description, value, set, error }: PersonFieldProps) => {
  const { t } = useWords();
  const people = useQuery(queries.people()).data ?? [];
  const data = people
    .filter(({ active }) => active)
    .map(({ id, name, title, team }) => ({ value: id, label: [name, title, team.name].filter(Boolean).join(', ') }));
  return (
    <Select
      label={label}
      description={description}
      placeholder={t('make.ownerPlaceholder')}
      data={data}
      value={value || null}
      onChange={(next) => set(next ?? '')}
      searchable
      openOnFocus={false}
      limit={100}
      nothingFoundMessage={t('make.ownerNone')}
      error={error}
      comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
    />
  );
};
