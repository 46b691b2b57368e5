import type { ActionView, InsightView } from '@mirrorloop/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queries } from '../../api/queries.js';
import { Empty } from '../../parts/empty.js';
import { NewItemsBar } from '../../parts/new-items-bar.js';
import { Region } from '../../parts/region.js';
import { useStillOrder } from '../../parts/still-order.js';
import { ListAsFile } from '../../parts/list-as-file.js';
import { Page } from '../../shell/page.js';
import { insightFinding } from '../../words/finding.js';
import { moment, number } from '../../words/format.js';
import { amountOf, endsOf } from '../../words/stakes.js';
import { useWords } from '../../words/use-words.js';
import { InsightChips } from './insight-chips.js';
import { isPromised } from '../actions/action-states.js';

/** What it all amounts to: a few insights, the dearest week of waiting first. */
export const Insights = () => {
  const { t } = useWords();
  const insights = useQuery(queries.everyInsight());
  const actions = useQuery(queries.everyAction());
  return (
    <Page crumbs={[{ text: t('nav.insights') }]}>
      <Region query={insights} what={t('what.insights')} lead>
        {({ items, total }) => (
          <Known
            insights={items}
            total={total}
            actions={actions.data?.items ?? []}
            ready={actions.data !== undefined}
          />
        )}
      </Region>
    </Page>
  );
};

const Known = ({
  insights,
  total,
  actions,
  ready,
}: {
  insights: InsightView[];
  total: number;
  actions: ActionView[];
  ready: boolean;
}) => {
  const { t, lang } = useWords();
  const actionOf = new Map(actions.map((action) => [action.insightId, action]));
  const cost = (insight: InsightView) => actionOf.get(insight.id)?.stakes?.notActing.amount ?? -1;
  const unowned = insights.filter(({ id }) => !isPromised(actionOf.get(id) ?? { state: 'proposed' })).length;
  const { items, newer, showNewer } = useStillOrder(
    insights.toSorted((a, b) => cost(b) - cost(a)),
    `insights ${ready}`,
  );
  return (
    <>
      <h1 className="finding">
        {t(total === 0 ? 'insights.titleNone' : 'insights.title', {
          count: total,
          n: number(lang, total),
          unowned: number(lang, unowned),
        })}
      </h1>
      <NewItemsBar count={newer} what="insights" show={showNewer} />
      <section className="card" aria-label={t('nav.insights')}>
        {total === 0 ? (
          <NoInsight />
        ) : (
          <>
            <p className="mic mut">{t('home.ranked')}</p>
            <ul className="rows">
              {items.map((insight) => (
                <Row key={insight.id} insight={insight} action={actionOf.get(insight.id) ?? null} />
              ))}
            </ul>
            <ListAsFile list="insight/insights" />
          </>
        )}
      </section>
    </>
  );
};

const NoInsight = () => {
  const { t, lang } = useWords();
  const signals = useQuery(queries.overview()).data?.signals ?? 0;
  return (
    <Empty title={t('insights.none')}>
      <p className="sm mid">{t('insights.noneText', { count: signals, n: number(lang, signals) })}</p>
      <p className="sm">
        <Link className="link" to="/signals">
          {t('insights.byHand')}
        </Link>
      </p>
    </Empty>
  );
};

const Row = ({ insight, action }: { insight: InsightView; action: ActionView | null }) => {
  const { t, lang } = useWords();
  const side = action?.stakes?.notActing;
  const ends = side && endsOf(lang, side);
  const finding = insightFinding(t, lang, insight);
  return (
    <li className="listrow">
      <div className="col g1">
        <div className="row wrap g2">
          <InsightChips insight={insight} action={action} />
        </div>
        <h2 className="title">
          <Link to="/insights/$insightId" params={{ insightId: insight.id }} dir="auto">
            {insight.title}
          </Link>
        </h2>
        <p className="sm mid" lang={finding.written ? undefined : lang} dir="auto">
          {finding.text}
        </p>
        <p className="mic mut">
          {t('insights.meta', {
            count: insight.evidence,
            n: number(lang, insight.evidence),
            at: moment(lang, insight.raisedAt),
          })}
        </p>
      </div>
      <p className="tab cst r">
        <span className="m5">{side ? t('aWeek', { amount: amountOf(lang, side) }) : t('stakes.open')}</span>
        {ends && <span className="mic mut">{t('interval', ends)}</span>}
        {action?.owner && <span className="mic mut">{action.owner.name}</span>}
      </p>
    </li>
  );
};
