import type { UseQueryResult } from '@tanstack/react-query';
import { Interval } from '../../parts/interval.js';
import { Chip } from '../../parts/marks.js';
import { MeterRow } from '../../parts/meter-row.js';
import { Region } from '../../parts/region.js';
import { isOwned, type Standing } from '../../words/finding.js';
import { money, number } from '../../words/format.js';
import { amountOf, costOfWaiting } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';
import { GapColumn, GapNumber, GapOpen } from './gap-column.js';

/** Insights without a committed action, of all: counted in full, so without an interval. */
export const ActionGap = ({ standing }: { standing: UseQueryResult<Standing> }) => {
  const { t } = useWords();
  return (
    <GapColumn
      name={t('home.action')}
      question={t('home.action.question')}
      chip={standing.data && <GapChip standing={standing.data} />}
    >
      <Region query={standing} what={t('what.standing')}>
        {(known) => <Unowned standing={known} />}
      </Region>
    </GapColumn>
  );
};

const GapChip = ({ standing }: { standing: Standing }) => {
  const { t } = useWords();
  if (standing.total === 0)
    return (
      <Chip kind="line" icon="open">
        {t('home.notMeasured')}
      </Chip>
    );
  return standing.insights.every(isOwned(standing.actions)) ? (
    <Chip kind="good" icon="ok">
      {t('home.action.closed')}
    </Chip>
  ) : (
    <Chip kind="alert" icon="alert">
      {t('home.action.unowned')}
    </Chip>
  );
};

const Unowned = ({ standing }: { standing: Standing }) => {
  const { t, lang } = useWords();
  if (standing.total === 0) return <GapOpen title={t('home.action.open')} needs={t('home.action.needs')} />;
  const unowned = standing.insights.filter((insight) => !isOwned(standing.actions)(insight));
  const stakesOf = new Map(standing.actions.map((action) => [action.insightId, action.stakes]));
  const cost = costOfWaiting(unowned.map((insight) => stakesOf.get(insight.id) ?? null));
  const ranked = unowned
    .map((insight) => ({ insight, side: stakesOf.get(insight.id)?.notActing ?? null }))
    .toSorted((a, b) => (b.side?.amount ?? -1) - (a.side?.amount ?? -1))
    .slice(0, 3);
  return (
    <>
      <GapNumber
        value={number(lang, unowned.length)}
        unit={t('home.action.unit', { count: standing.total, total: number(lang, standing.total) })}
        interval={t('home.action.counted')}
      />
      <div>
        <h3 className="known">
          {cost
            ? t('home.action.cost', { amount: money(lang, cost.amount, cost.currency) })
            : t(unowned.length ? 'home.action.costOpen' : 'home.action.allOwned')}
        </h3>
        {cost && (
          <Interval>
            {t('home.action.computed', {
              count: unowned.length,
              counted: number(lang, cost.counted),
              of: number(lang, unowned.length),
            })}
          </Interval>
        )}
        {ranked.map(({ insight, side }) => (
          <MeterRow
            key={insight.id}
            name={insight.title}
            figure={side ? t('aWeek', { amount: amountOf(lang, side) }) : t('stakes.open')}
            part={side ? side.amount / (ranked[0]?.side?.amount || 1) : 0}
            to={{ to: '/insights/$insightId', params: { insightId: insight.id } as never }}
          />
        ))}
      </div>
    </>
  );
};
