import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** What the address says; who is here is what nobody chose. */
export interface ChosenPeople {
  search?: string | undefined;
  team?: string | undefined;
  store?: string | undefined;
  show?: 'away' | 'left' | undefined;
}

const SHOWN = ['here', 'away', 'left'] as const;

/** The filter lives in the address. A choice can be undone by going back; typing leaves no trail. */
export const PeopleFilters = ({ filter }: { filter: ChosenPeople }) => {
  const { t, lang } = useWords();
  const navigate = useNavigate();
  const teams = useQuery(queries.teams()).data ?? [];
  const stores = useQuery(queries.stores()).data ?? [];
  const choose = (next: ChosenPeople, replace = false) =>
    void navigate({ to: '/settings/people', search: { ...filter, ...next }, replace });
  const counted = (value: string, name: string, people: number) => ({
    value,
    label: `${name} (${number(lang, people)})`,
  });
  const any = { value: '', label: t('filter.any') };
  return (
    <div className="filters" role="search" aria-label={t('filter.label')}>
      <TextInput
        type="search"
        label={t('people.search')}
        value={filter.search ?? ''}
        onChange={(event) => choose({ search: event.currentTarget.value || undefined }, true)}
      />
      <Select
        label={t('people.field.team')}
        data={[any, ...teams.filter(({ active }) => active).map((team) => counted(team.id, team.name, team.people))]}
        value={filter.team ?? ''}
        onChange={(team) => choose({ team: team || undefined })}
        searchable
        nothingFoundMessage={t('filter.nothing')}
      />
      <Select
        label={t('people.store')}
        data={[any, ...stores.map(({ name, people }) => counted(name, name, people))]}
        value={filter.store ?? ''}
        onChange={(store) => choose({ store: store || undefined })}
        searchable
        nothingFoundMessage={t('filter.nothing')}
      />
      <Select
        label={t('people.who')}
        data={SHOWN.map((value) => ({ value, label: t(`people.show.${value}`) }))}
        value={filter.show ?? 'here'}
        onChange={(show) => choose({ show: show === 'here' ? undefined : (show as ChosenPeople['show']) })}
        allowDeselect={false}
      />
      {Object.values(filter).some(Boolean) && (
        <Button variant="subtle" onClick={() => void navigate({ to: '/settings/people' })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
};
