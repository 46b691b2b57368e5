import type { ElsewhereFiguresView, ElsewhereStanding } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { NumberTable } from '../../parts/number-table.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ActionViews } from '../actions/action-views.js';
import { ElsewhereList } from './elsewhere-list.js';

export const STANDINGS = ['overdue', 'open', 'late', 'on-time', 'dropped', 'unknown'] as const;

/** What was promised in other systems, how does it stand, and what does each promise lack? */
export const Elsewhere = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.actions'), to: '/actions' }, { text: t('views.elsewhere') }]}>
      <Region query={useQuery(queries.elsewhereFigures())} what={t('what.elsewhere')} lead>
        {(figures) => <Known figures={figures} />}
      </Region>
    </Page>
  );
};

const Known = ({ figures }: { figures: readonly ElsewhereFiguresView[] }) => {
  const { t, lang } = useWords();
  const { standing } = useSearch({ from: '/shell/actions/elsewhere' });
  const sum = (of: 'actions' | 'overdue') => figures.reduce((all, one) => all + one[of], 0);
  const counts = { count: sum('actions'), n: number(lang, sum('actions')), overdue: number(lang, sum('overdue')) };
  const none = counts.count === 0;
  return (
    <>
      <h1 className="finding">{t(none ? 'elsewhere.titleNone' : 'elsewhere.title', counts)}</h1>
      <ActionViews at="elsewhere" />
      {none ? (
        <section className="card">
          <Empty title={t('views.elsewhere')}>
            <p className="sm mid">{t('elsewhere.noneText')}</p>
            <p className="sm code">npx mirrorloop actions import --help</p>
          </Empty>
        </section>
      ) : (
        <>
          <Figures figures={figures} />
          <Standings chosen={standing} />
          <ElsewhereList key={standing ?? ''} standing={standing} />
        </>
      )}
    </>
  );
};

/** Counted by system, never by person. */
const Figures = ({ figures }: { figures: readonly ElsewhereFiguresView[] }) => {
  const { t, lang } = useWords();
  const say = (value: number) => number(lang, value);
  const names = [
    t('elsewhere.all'),
    ...STANDINGS.map((one) => t(`elsewhere.standing.${one}`)),
    t('elsewhere.reopened'),
  ];
  return (
    <section className="card col g3" aria-labelledby="elsewhere-figures">
      <h2 id="elsewhere-figures">{t('elsewhere.figures')}</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="elsewhere-figures">
        <NumberTable
          columns={[{ name: t('elsewhere.system') }, ...names.map((name) => ({ name, say }))]}
          rows={figures.map(({ system, actions, overdue, open, late, onTime, dropped, unknown, reopened }) => [
            ...[system, actions, overdue, open, late, onTime, dropped, unknown, reopened],
          ])}
        />
      </div>
    </section>
  );
};

const Standings = ({ chosen }: { chosen: ElsewhereStanding | undefined }) => {
  const { t } = useWords();
  return (
    <nav className="row g2 wrap" aria-label={t('elsewhere.which')}>
      {([undefined, ...STANDINGS] as const).map((standing) => (
        <Link
          key={standing ?? 'all'}
          className="pick"
          to="/actions/elsewhere"
          search={standing ? { standing } : {}}
          aria-current={standing === chosen ? 'true' : undefined}
        >
          {t(standing ? `elsewhere.standing.${standing}` : 'elsewhere.all')}
        </Link>
      ))}
    </nav>
  );
};
