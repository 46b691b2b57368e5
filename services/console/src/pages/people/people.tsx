import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { queries } from '../../api/queries.js';
import { Dialog } from '../../parts/dialog.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { day, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { AddPerson } from './add-person.js';
import { Calendars } from './calendars.js';
import { ImportPeople } from './import-people.js';
import { PeopleList } from './people-list.js';
import { PersonDialog } from './person.js';
import { Teams } from './teams.js';

export const VIEWS = ['people', 'teams', 'calendars', 'import'] as const;
export type PeopleView = (typeof VIEWS)[number];

/** Who works here, in which team, for whom and when; and what is wrong with it. */
export const People = () => {
  const { t } = useWords();
  const search = useSearch({ from: '/shell/settings/people' });
  const navigate = useNavigate();
  const view = search.view ?? 'people';
  const [adding, setAdding] = useState(false);
  return (
    <Page crumbs={[{ text: t('nav.people') }]}>
      <Region query={useQuery(queries.peopleCounts())} what={t('what.people')} lead>
        {(counts) => <Title {...counts} />}
      </Region>
      <LeftWork />
      <div className="row between wrap g3">
        <SegmentedControl
          aria-label={t('people.views')}
          value={view}
          onChange={(next) =>
            void navigate({ to: '/settings/people', search: next === 'people' ? {} : { view: next as PeopleView } })
          }
          data={VIEWS.map((value) => ({ value, label: t(`people.view.${value}`) }))}
        />
        {view === 'people' && <Button onClick={() => setAdding(true)}>{t('people.add')}</Button>}
      </div>
      {view === 'people' && <PeopleList filter={search} />}
      {view === 'teams' && <Teams />}
      {view === 'calendars' && <Calendars />}
      {view === 'import' && <ImportPeople />}
      {search.person && <PersonDialog id={search.person} />}
      <Dialog opened={adding} close={() => setAdding(false)} title={t('people.add')}>
        <AddPerson close={() => setAdding(false)} />
      </Dialog>
    </Page>
  );
};

const Title = ({ here, away, teams }: { here: number; away: number; teams: number }) => {
  const { t, lang } = useWords();
  if (here === 0) return <h1 className="finding">{t('people.titleNone')}</h1>;
  const said = {
    count: here,
    n: number(lang, here),
    teams: t('people.inTeams', { count: teams, n: number(lang, teams) }),
  };
  return (
    <h1 className="finding">
      {t('people.title', said)} {away > 0 && t('people.titleAway', { count: away, n: number(lang, away) })}
    </h1>
  );
};

/** What somebody who left has promised is still promised. */
const LeftWork = () => {
  const { t, lang } = useWords();
  const { items, total } = useQuery(queries.leftWork()).data ?? { items: [], total: 0 };
  if (total === 0) return null;
  return (
    <section className="toast col" aria-label={t('people.leftWork')}>
      <p className="b">{t('people.unattended', { count: total, n: number(lang, total) })}</p>
      <ul className="rows">
        {items.map(({ actionId, title, owner, deadline }) => (
          <li key={actionId}>
            <Link className="link" to="/actions/$actionId" params={{ actionId }} dir="auto">
              {title}
            </Link>{' '}
            <span className="mic mut">{t('people.leftWorkOf', { role: owner.name, by: day(lang, deadline) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
