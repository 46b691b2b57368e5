import type { ActionView } from '@mirrorloop/contracts';
import { Link } from '@tanstack/react-router';
import { deadline, number, place } from '../../words/format.js';
import { amountOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';
import { ActionHead } from './action-head.js';
import { BOARDS, type BoardBy, type Column, columnsOf } from './columns.js';

/** Most cards a column shows: the list has them all. */
const MOST = 50;

/** What is to be done, side by side: by owner, by deadline or by what is at stake. */
export const Board = ({ actions, by }: { actions: readonly ActionView[]; by: BoardBy }) => (
  <>
    <ChooseBoard by={by} />
    <div className="board">
      {columnsOf(actions, by, new Date()).map((column) => (
        <BoardColumn key={column.key} column={column} by={by} />
      ))}
    </div>
  </>
);

const ChooseBoard = ({ by }: { by: BoardBy }) => {
  const { t } = useWords();
  return (
    <nav className="row g2 wrap" aria-label={t('board.by')}>
      {BOARDS.map((each) => (
        <Link
          key={each}
          className="pick"
          to="/actions"
          search={{ view: 'board', ...(each === 'owner' ? {} : { by: each }) }}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={each === by ? 'true' : undefined}
        >
          {t(`board.by.${each}`)}
        </Link>
      ))}
    </nav>
  );
};

const BoardColumn = ({ column: { key, name, actions }, by }: { column: Column; by: BoardBy }) => {
  const { t, lang } = useWords();
  const title = name ?? t(`board.${by}.${key}`);
  return (
    <section className="column col g2" aria-label={title}>
      <h2 className="row between">
        <span dir="auto">{title}</span> <span className="mut tab">{number(lang, actions.length)}</span>
      </h2>
      {actions.length === 0 && <p className="sm mut">{t('board.empty')}</p>}
      {actions.slice(0, MOST).map((action) => (
        <Card key={action.id} action={action} />
      ))}
      {actions.length > MOST && <p className="sm mut">{t('board.more', { n: number(lang, actions.length - MOST) })}</p>}
    </section>
  );
};

const Card = ({ action }: { action: ActionView }) => {
  const { t, lang } = useWords();
  const { owner, stakes } = action;
  return (
    <article className="card tight col g1">
      <ActionHead action={action} />
      <p className="mic mid">
        {owner?.name ?? t('action.noOwner')}
        {owner && action.deadline && (
          <>
            <br />
            {t('chain.by', { by: deadline(lang, action.deadline, owner.timeZone), place: place(owner.timeZone) })}
          </>
        )}
      </p>
      <p className="mic tab">{stakes ? t('aWeek', { amount: amountOf(lang, stakes.notActing) }) : t('stakes.open')}</p>
    </article>
  );
};
