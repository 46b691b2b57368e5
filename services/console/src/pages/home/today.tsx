import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty } from '../../parts/empty.js';
import { Region } from '../../parts/region.js';
import { insightFinding, type Standing } from '../../words/finding.js';
import { deadline, number, place } from '../../words/format.js';
import { amountOf, endsOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';
import { todoOf, type Todo } from './todo.js';
import { LinkButton } from '../../parts/link-button.js';

const SHOWN = 5;

export const Today = ({ standing, failed }: { standing: UseQueryResult<Standing>; failed: number }) => {
  const { t } = useWords();
  return (
    <section className="card">
      <div className="row between base wrap todo-head">
        <h2>{t('home.today')}</h2>
        <span className="mic mut">{t('home.ranked')}</span>
      </div>
      <Region query={standing} what={t('what.standing')}>
        {(known) => <TodoList todo={todoOf(known, failed)} />}
      </Region>
    </section>
  );
};

const TodoList = ({ todo }: { todo: readonly Todo[] }) => {
  const { t, lang } = useWords();
  if (todo.length === 0)
    return (
      <Empty title={t('home.today.none')}>
        <p className="sm mid">{t('home.today.noneText')}</p>
      </Empty>
    );
  return (
    <>
      <ol>
        {todo.slice(0, SHOWN).map((item, i) => (
          <TodoRow key={item.id} todo={item} rank={i + 1} />
        ))}
      </ol>
      {todo.length > SHOWN && (
        <p className="sm more">
          <Link className="link" to="/insights">
            {t('home.today.more', { count: todo.length - SHOWN, n: number(lang, todo.length - SHOWN) })}
          </Link>
        </p>
      )}
    </>
  );
};

const TodoRow = ({ todo, rank }: { todo: Todo; rank: number }) => {
  const { t } = useWords();
  const { what, why, go } = useTodoWords(todo);
  return (
    <li className="todo">
      <span className="rank" aria-hidden="true">
        {rank}
      </span>
      <div>
        <h3 dir="auto">{what}</h3>
        <p className="sm mid">{why}</p>
      </div>
      <Cost cost={todo.cost} />
      <LinkButton
        {...toOf(todo)}
        variant={rank === 1 ? 'filled' : 'default'}
        fullWidth
        aria-label={`${t(go)}: ${what}`}
      >
        {t(go)}
      </LinkButton>
    </li>
  );
};

const Cost = ({ cost }: { cost: Todo['cost'] }) => {
  const { t, lang } = useWords();
  const ends = cost && endsOf(lang, cost);
  return (
    <p className="tab cst">
      <span className="m5">{cost ? t('aWeek', { amount: amountOf(lang, cost) }) : t('home.today.noCost')}</span>{' '}
      {ends && <span className="mic mut">{t('interval', ends)}</span>}
    </p>
  );
};

function useTodoWords(todo: Todo): { what: string; why: string; go: string } {
  const { t, lang } = useWords();
  if (todo.kind === 'own') {
    return {
      what: t('todo.own', { title: todo.insight.title }),
      why: insightFinding(t, lang, todo.insight).text,
      go: 'todo.own.go',
    };
  }
  if (todo.kind === 'correct') {
    return {
      what: t('todo.correct', { count: todo.failed, n: number(lang, todo.failed) }),
      why: t('todo.correct.why'),
      go: 'todo.correct.go',
    };
  }
  const { owner, deadline: by, title } = todo.action;
  const late =
    owner && by ? { owner: owner.name, by: deadline(lang, by, owner.timeZone), place: place(owner.timeZone) } : null;
  return { what: t('todo.overdue', { title }), why: late ? t('todo.overdue.why', late) : '', go: 'todo.overdue.go' };
}

function toOf(todo: Todo) {
  if (todo.kind === 'own')
    return { to: '/insights/$insightId', params: { insightId: todo.id }, search: { make: true } } as const;
  if (todo.kind === 'overdue') return { to: '/actions/$actionId', params: { actionId: todo.id } } as const;
  return { to: '/sources/failed' } as const;
}
