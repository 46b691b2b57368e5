import { Button } from '@mantine/core';
import type { PersonDetail } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { queries } from '../../api/queries.js';
import { Dialog } from '../../parts/dialog.js';
import { type Fact, Facts } from '../../parts/facts.js';
import { Notice } from '../../parts/notice.js';
import { Region } from '../../parts/region.js';
import { place } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ChangePersonForm } from './change-person.js';
import { absencesInWords } from './person-differs.js';
import { Standing } from './people-list.js';
import { useGoing } from './use-going.js';

/** One person, over the list they were found in; the address says who. */
export const PersonDialog = ({ id }: { id: string }) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const person = useQuery(queries.person(id));
  const close = () =>
    void navigate({
      from: '/settings/people',
      to: '/settings/people',
      search: (now) => ({ ...now, person: undefined }),
    });
  const name = person.data && (person.data.formerName ?? person.data.name);
  return (
    <Dialog opened close={close} title={name ?? t('people.one')}>
      <Region query={person} what={t('people.oneWhat')}>
        {(known) => <Person key={known.id} person={known} />}
      </Region>
    </Dialog>
  );
};

const Person = ({ person }: { person: PersonDetail }) => {
  const [changing, setChanging] = useState(false);
  if (changing) return <ChangePersonForm person={person} close={() => setChanging(false)} />;
  return (
    <div className="col g4">
      <p>
        <Standing person={person} />
      </p>
      <Line person={person} />
      <PersonFacts person={person} />
      <Going person={person} change={() => setChanging(true)} />
    </div>
  );
};

const To = ({ id, name }: { id: string; name: string }) => (
  <Link
    className="link"
    from="/settings/people"
    to="/settings/people"
    search={(now) => ({ ...now, person: id })}
    dir="auto"
  >
    {name}
  </Link>
);

const Names = ({ all }: { all: readonly { id: string; name: string }[] }) =>
  all.map((one, i) => (
    <Fragment key={one.id}>
      {i > 0 && ', '}
      <To {...one} />
    </Fragment>
  ));

/** From the top down to them. */
const Line = ({ person }: { person: PersonDetail }) => {
  const { t } = useWords();
  if (person.above.length === 0) return <p className="sm mid">{t('people.top')}</p>;
  return (
    <nav aria-label={t('people.line')}>
      <ol className="row wrap g2 sm line">
        {[...person.above].reverse().map((one) => (
          <li key={one.id} className="row g2">
            <To {...one} />
            <span aria-hidden="true">›</span>
          </li>
        ))}
        <li className="m5" dir="auto">
          {person.formerName ?? person.name}
        </li>
      </ol>
    </nav>
  );
};

const PersonFacts = ({ person }: { person: PersonDetail }) => {
  const { t, lang } = useWords();
  const calendars = useQuery(queries.calendars()).data ?? [];
  const calendar = calendars.find(({ id }) => id === person.calendarId);
  const none = t('people.nobody');
  const facts: Fact[] = [
    { name: t('people.field.title'), value: person.title || t('people.noTitle') },
    { name: t('people.field.team'), value: person.team.name },
    { name: t('people.reports'), value: person.reports.length > 0 ? <Names all={person.reports} /> : none },
    {
      name: t('people.field.deputyId'),
      value: person.deputyId ? <To id={person.deputyId} name={person.deputyName ?? person.deputyId} /> : none,
      ...(person.deputyOf.length > 0
        ? {
            note: (
              <>
                {t('people.deputyOf')} <Names all={person.deputyOf} />
              </>
            ),
          }
        : {}),
    },
    { name: t('people.field.stores'), value: person.stores.join(', ') || t('people.noStores') },
    {
      name: t('people.field.calendarId'),
      value: calendar?.name ?? t('people.standard'),
      note: t('people.clocks', { place: place(person.timeZone) }),
    },
    {
      name: t('people.field.language'),
      value: person.language ? t(`language.${person.language}`) : t('people.languageUsual'),
    },
    {
      name: t('people.field.absences'),
      value: absencesInWords(t, lang, person.absences) || t('people.noAbsences'),
    },
  ];
  const address = { name: t('people.field.email'), value: person.email };
  return <Facts facts={person.active ? [address, ...facts] : facts} />;
};

const Going = ({ person, change }: { person: PersonDetail; change: () => void }) => {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const { going, busy, refusal } = useGoing(person);
  if (!person.active)
    return (
      <div className="col g3">
        <p className="sm mid">{t(person.formerName ? 'people.leftKept' : 'people.leftForgotten')}</p>
        {refusal && <Notice refusal={refusal} fields={[]} />}
        {person.formerName && (
          <div>
            <Button variant="default" loading={busy} onClick={() => going('back')}>
              {t('people.back')}
            </Button>
          </div>
        )}
      </div>
    );
  return (
    <div className="col g3">
      {refusal && <Notice refusal={refusal} fields={[]} />}
      {sure && (
        <p className="sm mid" role="status">
          {t('people.sure', { name: person.name, count: person.reports.length, n: person.reports.length })}
        </p>
      )}
      <div className="row g2 wrap between">
        {sure ? (
          <>
            <Button variant="default" onClick={() => setSure(false)}>
              {t('cancel')}
            </Button>
            <Button loading={busy} onClick={() => going('gone')}>
              {t('people.goneGo')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" onClick={() => setSure(true)}>
              {t('people.gone')}
            </Button>
            <Button onClick={change}>{t('people.change')}</Button>
          </>
        )}
      </div>
    </div>
  );
};
