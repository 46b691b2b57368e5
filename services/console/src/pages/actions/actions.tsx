import type { ActionState, ActionView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { NewItemsBar } from '../../parts/new-items-bar.js';
import { Region } from '../../parts/region.js';
import { useStillOrder } from '../../parts/still-order.js';
import { ListAsFile } from '../../parts/list-as-file.js';
import { Page } from '../../shell/page.js';
import { deadline, number, place } from '../../words/format.js';
import { amountOf, endsOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';
import { ActionViews } from './action-views.js';
import { Board } from './board.js';
import { ActionChips } from './action-chips.js';
import { ACTION_STATES } from './action-states.js';
import { byUrgency } from './by-urgency.js';

/** Who does what by when, what is at stake; overdue first. */
export const Actions = () => {
  const { t } = useWords();
  return (
    <Page crumbs={[{ text: t('nav.actions') }]}>
      <Region query={useQuery(queries.everyAction())} what={t('what.actions')} lead>
        {({ items }) => <Known actions={items} />}
      </Region>
    </Page>
  );
};

const Known = ({ actions }: { actions: ActionView[] }) => {
  const { t, lang } = useWords();
  const { state, view, by } = useSearch({ from: '/shell/actions' });
  const shown = actions.filter((action) => !state || action.state === state).sort(byUrgency);
  const [overdue, committed] = [
    actions.filter((a) => a.overdue).length,
    actions.filter((a) => a.state === 'committed' || a.state === 'in-progress').length,
  ];
  const counts = {
    count: actions.length,
    n: number(lang, actions.length),
    committed: number(lang, committed),
    overdue: number(lang, overdue),
  };
  return (
    <>
      <h1 className="finding">
        {t(actions.length === 0 ? 'actions.titleNone' : overdue ? 'actions.titleOverdue' : 'actions.title', counts)}
      </h1>
      <ActionViews at={view ?? 'list'} />
      {view === 'board' ? (
        <Board actions={actions} by={by ?? 'owner'} />
      ) : (
        <>
          <States chosen={state} />
          <List actions={shown} state={state} />
        </>
      )}
    </>
  );
};

const List = ({ actions, state }: { actions: ActionView[]; state: ActionState | undefined }) => {
  const { t } = useWords();
  const { items, newer, showNewer } = useStillOrder(actions, `actions ${state ?? ''}`);
  return (
    <>
      <NewItemsBar count={newer} what="actions" show={showNewer} />
      <section className="card col g4" aria-label={t('nav.actions')}>
        {items.length === 0 ? (
          <Empty title={t('actions.none')}>
            <p className="sm mid">{t('actions.noneText')}</p>
          </Empty>
        ) : (
          <>
            <p className="mic mut">{t('actions.order')}</p>
            <ul className="rows">
              {items.map((action) => (
                <Row key={action.id} action={action} />
              ))}
            </ul>
            <ListAsFile list="action-tracker/actions" filter={{ state }} />
          </>
        )}
      </section>
    </>
  );
};

const States = ({ chosen }: { chosen: ActionState | undefined }) => {
  const { t } = useWords();
  return (
    <nav className="row g2 wrap" aria-label={t('actions.states')}>
      {([undefined, ...ACTION_STATES] as const).map((state) => (
        <Link
          key={state ?? 'all'}
          className="pick"
          to="/actions"
          search={state ? { state } : {}}
          aria-current={state === chosen ? 'true' : undefined}
        >
          {t(`actions.state.${state ?? 'all'}`)}
        </Link>
      ))}
    </nav>
  );
};

const Row = ({ action }: { action: ActionView }) => {
  const { t, lang } = useWords();
  const side = action.stakes?.notActing;
  const ends = side && endsOf(lang, side);
  return (
    <li className="listrow actionrow">
      <div className="col g1">
        <div className="row wrap g2">
          <ActionChips action={action} />
        </div>
        <h2 className="title">
          <Link to="/actions/$actionId" params={{ actionId: action.id }} dir="auto">
            {action.title}
          </Link>
        </h2>
        {action.problem && (
          <p className="sm mid" dir="auto">
            {action.problem}
          </p>
        )}
      </div>
      <p className="tab who">
        <span className="m5">{action.owner?.name ?? t('action.noOwner')}</span>
        <span className="mic mut">
          {action.owner && action.deadline
            ? t('chain.by', {
                by: deadline(lang, action.deadline, action.owner.timeZone),
                place: place(action.owner.timeZone),
              })
            : t('action.noDeadline')}
        </span>
      </p>
      <p className="tab cst r">
        <span className="m5">{side ? t('aWeek', { amount: amountOf(lang, side) }) : t('stakes.open')}</span>
        {ends && <span className="mic mut">{t('interval', ends)}</span>}
      </p>
    </li>
  );
};
