import { TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useWords } from '../../words/use-words.js';

/** The instant at which a day ends where the reader is; undefined where none was chosen: now. */
export const endOfDay = (day: string | undefined): string | undefined =>
  day && new Date(`${day}T23:59:59.999`).toISOString();

/** A log that was written long ago tells of its own time: looked at today everything open is overdue. */
export const AsOf = () => {
  const { t } = useWords();
  const { asOf, ...others } = useSearch({ from: '/shell/actions/elsewhere' });
  const navigate = useNavigate();
  return (
    <TextInput
      type="date"
      label={t('elsewhere.asOf')}
      description={t('elsewhere.asOfHelp')}
      value={asOf ?? ''}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ to: '/actions/elsewhere', search: { ...others, ...(value ? { asOf: value } : {}) } })
      }
    />
  );
};
