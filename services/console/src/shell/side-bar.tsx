import type { SessionView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { queries } from '../api/queries.js';
import { Logo } from '../parts/marks.js';
import { number } from '../words/format.js';
import { useWords } from '../words/use-words.js';
import { KeyHelp } from './key-help.js';
import { places, type PlaceName } from './places.js';
import { SignOut } from './sign-out.js';

export const SideBar = ({ at, session }: { at: PlaceName | null; session: SessionView }) => {
  const { t } = useWords();
  return (
    <div className="sidewrap">
      <aside className="side" aria-label={t('nav.main')}>
        <Link className="brand" to="/">
          <Logo /> Mirrorloop
        </Link>
        <Places at={at} />
        <div className="col g3 foot">
          <p className="mic mut">
            <span className="b mid">{session.organisation}</span>
            {session.sample && (
              <>
                <br />
                {t('nav.sample')}
              </>
            )}
          </p>
          <div className="row between g2">
            <span className="row g2 sm">
              <span className="rank sunk" aria-hidden="true">
                {initials(session.name)}
              </span>{' '}
              {session.name}
            </span>
            <span className="row">
              <KeyHelp />
              <SignOut />
            </span>
          </div>
        </div>
      </aside>
    </div>
  );
};

const Places = ({ at }: { at: PlaceName | null }) => {
  const { t } = useWords();
  const counts = useCounts();
  return (
    <nav className="nav col" aria-label={t('nav.places')}>
      {places.map(({ name, to, Icon, heading }) => (
        <Fragment key={name}>
          {heading && <p className="navh">{t(`nav.${heading}`)}</p>}
          <Link to={to} aria-current={name === at ? 'page' : undefined}>
            <Icon size={16} stroke={1.6} aria-hidden="true" /> {t(`nav.${name}`)}
            {counts[name] && <span className="cnt">{counts[name]}</span>}
          </Link>
        </Fragment>
      ))}
    </nav>
  );
};

/** How many there are of each, counted in full; nothing where it isn't known. */
function useCounts(): Partial<Record<PlaceName, string>> {
  const { lang } = useWords();
  const overview = useQuery(queries.overview()).data;
  const sources = useQuery(queries.sources()).data;
  const actions = useQuery(queries.everyAction()).data;
  const studies = useQuery(queries.studies()).data;
  const say = (count: number | undefined) => (count === undefined ? undefined : number(lang, count));
  return {
    signals: say(overview?.signals),
    insights: say(overview?.insights),
    studies: say(studies?.items.length),
    sources: say(sources?.length),
    actions: say(actions?.total),
  };
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
