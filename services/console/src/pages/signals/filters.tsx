import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SignalFilter } from '../../api/insight.js';
import { queries } from '../../api/queries.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

const sentiments = ['negative', 'neutral', 'positive'] as const;

/** The filter lives in the address: a link gives the same view, and going back undoes a choice. */
export const Filters = ({ filter }: { filter: SignalFilter }) => {
  const { t, lang } = useWords();
  const overview = useQuery(queries.overview()).data;
  const navigate = useNavigate();
  const choose = (next: Partial<SignalFilter>) => void navigate({ to: '/signals', search: { ...filter, ...next } });
  const counted = (name: string, count: number) => ({ value: name, label: `${name} (${number(lang, count)})` });
  return (
    <div className="filters" role="search" aria-label={t('filter.label')}>
      <Choice
        name="touchpoint"
        value={filter.touchpoint}
        choose={choose}
        data={withChosen(
          overview?.touchpoints.map((p) => counted(p.touchpoint, p.signals)),
          filter.touchpoint,
        )}
      />
      <Choice
        name="theme"
        value={filter.theme}
        choose={choose}
        data={withChosen(
          overview?.themes.map((p) => counted(p.theme, p.signals)),
          filter.theme,
        )}
      />
      <Choice
        name="sentiment"
        value={filter.sentiment}
        choose={choose}
        data={sentiments.map((value) => ({ value, label: t(`sentiment.${value}`) }))}
      />
      {Object.values(filter).some(Boolean) && (
        <Button variant="subtle" onClick={() => void navigate({ to: '/signals' })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
};

type Option = { value: string; label: string };

/** A link may name a touchpoint that isn't counted yet: it stays visible as the choice it is. */
const withChosen = (options: Option[] = [], chosen: string | undefined): Option[] =>
  !chosen || options.some((option) => option.value === chosen)
    ? options
    : [...options, { value: chosen, label: chosen }];

interface ChoiceProps {
  name: keyof SignalFilter;
  value: string | undefined;
  data: Option[];
  choose: (next: Partial<SignalFilter>) => void;
}

const Choice = ({ name, value, data, choose }: ChoiceProps) => {
  const { t } = useWords();
  return (
    <Select
      label={t(`filter.${name}`)}
      data={[{ value: '', label: t('filter.any') }, ...data]}
      value={value ?? ''}
      onChange={(next) => choose({ [name]: next || undefined })}
      searchable={name !== 'sentiment'}
      nothingFoundMessage={t('filter.nothing')}
    />
  );
};
