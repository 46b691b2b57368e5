import type { CaseView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { CaseRow } from './case-row.js';

export const CASE_STATES = ['open', 'answered', 'resolved'] as const;

/** Which customers wait for an answer, with whom, and until when? */
export const Cases = () => {
  const { t } = useWords();
  const { state } = useSearch({ from: '/shell/cases' });
  return (
    <Page crumbs={[{ text: t('nav.cases') }]}>
      <Region query={useQuery(queries.cases(state))} what={t('what.cases')} lead>
        {({ items, total }) => <Known cases={items} total={total} chosen={state} />}
      </Region>
    </Page>
  );
};

interface KnownProps {
  cases: readonly CaseView[];
  total: number;
  chosen: CaseView['state'] | undefined;
}

const Known = ({ cases, total, chosen }: KnownProps) => {
  const { t, lang } = useWords();
  const missed = cases.filter(({ state, response }) => state === 'open' && response === 'missed').length;
  const counts = { count: total, n: number(lang, total), missed: number(lang, missed) };
  return (
    <>
      <h1 className="finding">{t(total === 0 ? 'cases.titleNone' : 'cases.title', counts)}</h1>
      <States chosen={chosen} />
      <section className="card" aria-label={t('nav.cases')}>
        {cases.length === 0 ? (
          <Empty title={t('cases.none')}>
            <p className="sm mid">{t('cases.noneText')}</p>
          </Empty>
        ) : (
          <>
            <h2 className="vh">{t('nav.cases')}</h2>
            <p className="mic mut">
              {t('cases.order', { shown: number(lang, cases.length), total: number(lang, total) })}
            </p>
            <ul className="rows">
              {cases.map((one) => (
                <CaseRow key={one.id} one={one} />
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
};

const States = ({ chosen }: { chosen: CaseView['state'] | undefined }) => {
  const { t } = useWords();
  return (
    <nav className="row g2 wrap" aria-label={t('cases.states')}>
      {([undefined, ...CASE_STATES] as const).map((state) => (
        <Link
          key={state ?? 'all'}
          className="pick"
          to="/cases"
          search={state ? { state } : {}}
          aria-current={state === chosen ? 'true' : undefined}
        >
          {t(`cases.state.${state ?? 'all'}`)}
        </Link>
      ))}
    </nav>
  );
};
