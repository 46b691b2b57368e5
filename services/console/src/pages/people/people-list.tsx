import { Button } from '@mantine/core';
import type { PersonView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { type PeopleFilter, readPeoplePage } from '../../api/people.js';
import { asRefusal } from '../../api/refusal.js';
import { Empty } from '../../parts/empty.js';
import { Failure } from '../../parts/failure.js';
import { LinkButton } from '../../parts/link-button.js';
import { Chip } from '../../parts/marks.js';
import { useStillList } from '../../parts/still-list.js';
import { Waiting } from '../../parts/waiting.js';
import { ListAsFile } from '../../parts/list-as-file.js';
import { day, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { type ChosenPeople, PeopleFilters } from './people-filters.js';

export const PeopleList = ({ filter: { search, team, store, show } }: { filter: ChosenPeople }) => {
  const { t, lang } = useWords();
  const filter: PeopleFilter = { search, team, store, show: show ?? 'here' };
  const list = useStillList(['people', 'list', filter], (cursor) => readPeoplePage(filter, cursor));
  const fit = t('people.fit', { count: list.total, n: number(lang, list.total) });
  return (
    <>
      <PeopleFilters filter={{ search, team, store, show }} />
      <section className="card" aria-label={t('people.view.people')}>
        <h2 aria-live="polite">{list.pages.isSuccess ? fit : t('people.view.people')}</h2>
        <Rows list={list} filtered={Boolean(search || team || store || show)} />
        {list.total > 0 && <ListAsFile list="gateway/people" filter={filter} />}
      </section>
    </>
  );
};

type List = ReturnType<typeof useStillList<PersonView>>;

const Rows = ({ list: { pages, items, total }, filtered }: { list: List; filtered: boolean }) => {
  const { t, lang } = useWords();
  if (pages.isPending) return <Waiting what={t('what.people')} />;
  if (pages.isError && items.length === 0)
    return <Failure what={t('what.people')} refusal={asRefusal(pages.error)} again={() => void pages.refetch()} />;
  if (items.length === 0) return <Nobody filtered={filtered} />;
  return (
    <>
      <ul className="rows">
        {items.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ul>
      <div className="row wrap g3 between more">
        <p className="sm mut tab">
          {t('people.shown', { shown: number(lang, items.length), total: number(lang, total) })}
        </p>
        {pages.hasNextPage && (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('list.more')}
          </Button>
        )}
      </div>
    </>
  );
};

const Nobody = ({ filtered }: { filtered: boolean }) => {
  const { t } = useWords();
  return (
    <Empty title={t(filtered ? 'people.noneFit' : 'people.none')}>
      <p className="sm mid">{t(filtered ? 'people.noneFitText' : 'people.noneText')}</p>
      {!filtered && (
        <LinkButton to="/settings/people" search={{ view: 'import' }} variant="default">
          {t('people.view.import')}
        </LinkButton>
      )}
    </Empty>
  );
};

const Row = ({ person }: { person: PersonView }) => {
  const { t } = useWords();
  const { id, name, formerName, title, team, managerName, active } = person;
  return (
    <li className="listrow">
      <div>
        <h3 dir="auto">
          <Link
            className="link"
            from="/settings/people"
            to="/settings/people"
            search={(now) => ({ ...now, person: id })}
          >
            {formerName ?? name}
          </Link>
        </h3>
        <p className="mic mut" dir="auto">
          {[title, team.name, ...person.stores].filter(Boolean).join(' · ')}
          {active && managerName && <> · {t('people.under', { name: managerName })}</>}
        </p>
      </div>
      <p className="cst r">
        <Standing person={person} />
      </p>
    </li>
  );
};

/** Here, away until when, or gone: nothing is said of who is simply here. */
export const Standing = ({ person }: { person: PersonView }) => {
  const { t, lang } = useWords();
  if (!person.active)
    return <Chip icon="open">{t('people.left', { on: person.leftOn ? day(lang, person.leftOn) : '' })}</Chip>;
  const until = person.awayToday && person.absences[0] ? person.absences[0].to : null;
  if (!until) return null;
  return (
    <Chip kind="warn" icon="wait">
      {t('people.away', { until: day(lang, until) })}
    </Chip>
  );
};
