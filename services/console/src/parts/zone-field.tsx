import { Select } from '@mantine/core';
import { useWords } from '../words/use-words.js';

const zones = Intl.supportedValuesOf('timeZone');

interface ZoneFieldProps {
  description?: string;
  /** An IANA name, offered also where this browser doesn't know it. */
  value: string;
  set: (timeZone: string) => void;
  error: string | undefined;
}

/** One time zone, found by typing. */
export const ZoneField = ({ description, value, set, error }: ZoneFieldProps) => {
  const { t } = useWords();
  return (
    <Select
      label={t('people.field.timeZone')}
      description={description}
      data={zones.includes(value) ? zones : [value, ...zones]}
      value={value}
      onChange={(timeZone) => timeZone && set(timeZone)}
      searchable
      limit={100}
      allowDeselect={false}
      error={error}
      comboboxProps={{ withinPortal: true, transitionProps: { duration: 0 } }}
    />
  );
};
