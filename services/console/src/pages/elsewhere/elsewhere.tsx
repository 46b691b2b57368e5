import type { ElsewhereFiguresView, ElsewhereStanding } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { NumberTable } from '../../parts/number-table.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { day, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { ActionViews } from '../actions/action-views.js';
import { AsOf, endOfDay } from './as-of.js';
import { BringIn } from './bring-in.js';
import { ElsewhereList } from './elsewhere-list.js';

export const STANDINGS = ['overdue', 'open', 'late', 'on-time', 'dropped', 'unknown'] as const;

/** What was promised in other systems, how does it stand, and what does each promise lack? */
export const Elsewhere = () => {
  const { t } = useWords();
  const { asOf } = useSearch({ from: '/shell/actions/elsewhere' });
  return (
    <Page crumbs={[{ text: t('nav.actions'), to: '/actions' }, { text: t('views.elsewhere') }]}>
      <Region query={useQuery(queries.elsewhereFigures(endOfDay(asOf)))} what={t('what.elsewhere')} lead>
        {(figures) => <Known figures={figures} />}
      </Region>
    </Page>
  );
};

const Known = ({ figures }: { figures: readonly ElsewhereFiguresView[] }) => {
  const { t, lang } = useWords();
  const { standing, asOf } = useSearch({ from: '/shell/actions/elsewhere' });
  const sum = (of: 'actions' | 'overdue') => figures.reduce((all, one) => all + one[of], 0);
  const counts = { count: sum('actions'), n: number(lang, sum('actions')), overdue: number(lang, sum('overdue')) };
  const none = counts.count === 0;
  const title = asOf ? t('elsewhere.titleAt', { ...counts, day: day(lang, asOf) }) : t('elsewhere.title', counts);
  return (
    <>
      <h1 className="finding">{none ? t('elsewhere.titleNone') : title}</h1>
      <ActionViews at="elsewhere" />
      <BringIn systems={figures.map(({ system }) => system)} none={none} />
      {!none && (
        <>
          <Figures figures={figures} />
          <Standings chosen={standing} />
          <ElsewhereList key={`${standing} ${asOf}`} standing={standing} asOf={endOfDay(asOf)} />
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
      <div className="row wrap between g3">
        <h2 id="elsewhere-figures">{t('elsewhere.figures')}</h2>
        <AsOf />
      </div>
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
  const { asOf } = useSearch({ from: '/shell/actions/elsewhere' });
  return (
    <nav className="row g2 wrap" aria-label={t('elsewhere.which')}>
      {([undefined, ...STANDINGS] as const).map((standing) => (
        <Link
          key={standing ?? 'all'}
          className="pick"
          to="/actions/elsewhere"
          search={{ ...(standing ? { standing } : {}), ...(asOf ? { asOf } : {}) }}
          aria-current={standing === chosen ? 'true' : undefined}
        >
          {t(standing ? `elsewhere.standing.${standing}` : 'elsewhere.all')}
        </Link>
      ))}
    </nav>
  );
};
