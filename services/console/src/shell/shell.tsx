import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { asRefusal } from '../api/refusal.js';
import { queries } from '../api/queries.js';
import { Failure } from '../parts/failure.js';
import { Waiting } from '../parts/waiting.js';
import { SignedOut } from '../pages/signed-out.js';
import { useWords } from '../words/use-words.js';
import { SkipLink } from './page.js';
import { more, places, tabs, type PlaceName } from './places.js';
import { SideBar } from './side-bar.js';

/** Meeting mode has the screen to itself. */
const STAGE = /^\/meetings\/[^/]+\/live\/?$/;

/** Nothing of the console shows before there is a session; what it shows then is the gateway's to allow. */
export const Shell = () => {
  const { t } = useWords();
  const session = useQuery(queries.session());
  const at = useLocation({ select: ({ pathname }) => placeOf(pathname) });
  const isStage = useLocation({ select: ({ pathname }) => STAGE.test(pathname) });
  const refusal = session.error && asRefusal(session.error);
  if (refusal?.status === 401) return <SignedOut />;
  if (!session.data) {
    return (
      <main className="page">
        {refusal ? (
          <Failure lead what={t('what.session')} refusal={refusal} again={() => void session.refetch()} />
        ) : (
          <Waiting what={t('what.session')} lead />
        )}
      </main>
    );
  }
  if (isStage)
    return (
      <div className="stage">
        <SkipLink />
        <Outlet />
      </div>
    );
  return (
    <div className="shell">
      <SkipLink />
      <SideBar at={at} session={session.data} />
      <Outlet />
      <Tabs at={at} />
    </div>
  );
};

export const placeOf = (pathname: string): PlaceName | null =>
  places.find(({ to }) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`)))?.name ??
  null;

/** Whatever has no tab lies under the last one. */
const isTab = (at: PlaceName | null): boolean => tabs.some(({ name }) => name === at);

const Tabs = ({ at }: { at: PlaceName | null }) => {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t('nav.short')}>
      {[...tabs, more].map(({ name, to, Icon }) => (
        <Link key={name} to={to} aria-current={name === (isTab(at) ? at : 'more') ? 'page' : undefined}>
          <Icon size={20} stroke={1.6} aria-hidden="true" />
          {t(`nav.${name}`)}
        </Link>
      ))}
    </nav>
  );
};
