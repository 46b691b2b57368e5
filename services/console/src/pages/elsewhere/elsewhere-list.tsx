import { Button } from '@mantine/core';
import type { ElsewhereView } from '@mirrorloop/contracts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ElsewhereFilter, readElsewhere, takeOver } from '../../api/elsewhere.js';
import { queries } from '../../api/queries.js';
import { asRefusal } from '../../api/refusal.js';
import { Failure } from '../../parts/failure.js';
import { Chip } from '../../parts/marks.js';
import { Sure } from '../../parts/sure.js';
import { Waiting } from '../../parts/waiting.js';
import { moment, number } from '../../words/format.js';
import { useWords } from '../../words/use-words.js';

/** By deadline, fifty at a time. */
export const ElsewhereList = ({ standing, asOf }: Pick<ElsewhereFilter, 'standing' | 'asOf'>) => {
  const { t, lang } = useWords();
  const list = useInfiniteQuery({
    queryKey: ['elsewhere', 'list', standing ?? '', asOf ?? ''],
    queryFn: ({ pageParam }) => readElsewhere({ standing, asOf }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  if (list.isPending) return <Waiting what={t('what.elsewhere')} />;
  if (list.isError)
    return <Failure what={t('what.elsewhere')} refusal={asRefusal(list.error)} again={() => void list.refetch()} />;
  const all = list.data.pages.flatMap(({ items }) => items);
  const total = list.data.pages.at(-1)!.total;
  return (
    <section className="card col g3" aria-label={t('views.elsewhere')}>
      <h2 className="vh">{t('views.elsewhere')}</h2>
      {total === 0 && <p className="sm mid">{t('elsewhere.noneHere')}</p>}
      {total > 0 && (
        <p className="mic mut">
          {t('elsewhere.order', { shown: number(lang, all.length), total: number(lang, total) })}
        </p>
      )}
      <ul className="rows">
        {all.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </section>
  );
};

const Row = ({ one }: { one: ElsewhereView }) => {
  const { t, lang } = useWords();
  const late = one.standing === 'overdue' || one.standing === 'late';
  const parts = one.missing.map((part) => t(`elsewhere.part.${part}`)).join(', ');
  return (
    <li className="listrow">
      <div className="col g1">
        <div className="row wrap g2">
          <Chip kind={late ? 'alert' : 'line'} icon={late ? 'alert' : 'open'}>
            {t(`elsewhere.standing.${one.standing}`)}
          </Chip>
          {one.deadline && <span className="mic mut">{t('elsewhere.by', { at: moment(lang, one.deadline) })}</span>}
        </div>
        <h3 dir="auto" className="wrapany">
          {one.title}
        </h3>
        <p className="mic mut wrapany" dir="auto">
          {[t('elsewhere.meta', { ref: one.ref, system: one.system }), one.team, one.owner].filter(Boolean).join(', ')}
        </p>
        {parts && <p className="sm mid">{t('elsewhere.missing', { parts })}</p>}
      </div>
      <TakeOver one={one} />
    </li>
  );
};

const TakeOver = ({ one }: { one: ElsewhereView }) => {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = useQuery(queries.session()).data?.may.includes('commit actions') ?? false;
  if (one.actionId)
    return (
      <Link className="link sm" to="/actions/$actionId" params={{ actionId: one.actionId }}>
        {t('elsewhere.taken')}
      </Link>
    );
  if (!may || one.state !== 'open') return null;
  const go = async () => {
    const { id } = await takeOver(one.id);
    await client.invalidateQueries({ queryKey: ['elsewhere'] });
    await navigate({ to: '/actions/$actionId', params: { actionId: id } });
  };
  return (
    <Sure
      label={t('elsewhere.take')}
      name={t('elsewhere.takeName', { title: one.title })}
      follows={t('elsewhere.follows')}
      go={go}
    />
  );
};
