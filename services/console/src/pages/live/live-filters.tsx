import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../words/use-words.js';

interface Filter {
  type?: string | undefined;
  key?: string | undefined;
}

/** Asked of the gateway, so that what is rare isn't pushed out by what is frequent. @param types those seen so far */
export const LiveFilters = ({
  topics,
  filter,
  types,
}: {
  topics: string;
  filter: Filter;
  types: readonly string[];
}) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [type, setType] = useState(filter.type ?? '');
  const [key, setKey] = useState(filter.key ?? '');
  const ask = (next: Filter) =>
    void navigate({ to: '/live/$topics', params: { topics }, search: (before) => ({ ...before, ...next }) as never });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask({ type: type.trim() || undefined, key: key.trim() || undefined });
  };
  return (
    <form className="filters" aria-label={t('live.filter')} onSubmit={submit}>
      <Autocomplete label={t('live.type')} data={[...types]} value={type} onChange={setType} maxLength={300} />
      <TextInput label={t('live.key')} value={key} onChange={(e) => setKey(e.currentTarget.value)} maxLength={300} />
      <div className="row wrap g2">
        <Button type="submit" variant="default">
          {t('live.apply')}
        </Button>
        {(filter.type || filter.key) && (
          <Button variant="subtle" onClick={() => ask({ type: undefined, key: undefined })}>
            {t('live.clear')}
          </Button>
        )}
      </div>
    </form>
  );
};
