import type { ActionView, MyWorkView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { Page } from '../../shell/page.js';
import { deadline, number, place } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';
import { CaseRow } from '../cases/case-row.js';
import { ActionHead } from './action-head.js';
import { ActionViews } from './action-views.js';
import { byUrgency } from './by-urgency.js';
import { CalendarFeed } from './calendar-feed.js';

/** What waits for me today, in the order in which it runs out; made for a phone. */
export const Mine = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.actions'), to: '/actions' }, { text: t('views.mine') }]}>
      <Region query={useQuery(queries.mine())} what={t('what.mine')} lead>
        {(mine) => <Known mine={mine} />}
      </Region>
    </Page>
  );
};

const Known = ({ mine: { actions, cases } }: { mine: MyWorkView }) => {
  const { t, lang } = useWords();
  const count = actions.length + cases.length;
  const late = actions.filter(({ overdue }) => overdue).length;
  return (
    <>
      <h1 className="finding">
        {t(count === 0 ? 'mine.titleNone' : 'mine.title', { count, n: number(lang, count), late: number(lang, late) })}
      </h1>
      <ActionViews at="mine" />
      {count === 0 && (
        <section className="card">
          <Empty title={t('mine.none')}>
            <p className="sm mid">{t('mine.noneText')}</p>
          </Empty>
        </section>
      )}
      {cases.length > 0 && (
        <section className="card" aria-label={t('nav.cases')}>
          <h2>{t('nav.cases')}</h2>
          <ul className="rows">
            {cases.map((one) => (
              <CaseRow key={one.id} one={one} />
            ))}
          </ul>
        </section>
      )}
      {actions.length > 0 && (
        <section className="card" aria-label={t('nav.actions')}>
          <h2>{t('nav.actions')}</h2>
          <ul className="rows">
            {actions.toSorted(byUrgency).map((action) => (
              <Row key={action.id} action={action} />
            ))}
          </ul>
        </section>
      )}
      <CalendarFeed />
    </>
  );
};

const Row = ({ action }: { action: ActionView }) => {
  const { t, lang } = useWords();
  return (
    <li className="col g1">
      <ActionHead action={action} />
      {action.owner && action.deadline && (
        <p className="sm mid">
          {t('chain.by', {
            by: deadline(lang, action.deadline, action.owner.timeZone),
            place: place(action.owner.timeZone),
          })}
        </p>
      )}
    </li>
  );
};
