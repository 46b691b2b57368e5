import type { ActionView, InsightView, TraceView } from '@mirrorloop/contracts';
import { deadline, number, place, shortDay, span, type Lang } from '../words/format.js';
import { amountOf } from '../words/stakes.js';
import { useWords, type Say } from '../words/use-words.js';
import { Chain, type ChainLink, type Hop } from './chain.js';

interface Loop {
  insight: Pick<InsightView, 'id' | 'title' | 'evidence' | 'raisedAt' | 'trend' | 'study'> | undefined;
  action: ActionView | null | undefined;
  trace: TraceView | undefined;
  at: 'insight' | 'action';
}

/** The loop as far as it has turned: what hasn't happened yet is dashed and says so. */
export const LoopChain = ({ insight, action, trace, at }: Loop) => {
  const { t, lang } = useWords();
  if (!insight) return null;
  const links: ChainLink[] = [
    insight.study ? studyLink(t, lang, insight.study) : signalsLink(t, lang, insight, trace),
    insightLink(t, lang, insight, at === 'insight'),
    actionLink(t, lang, action, at === 'action'),
    { kind: 'outcome', title: t('chain.outcomeNotYet'), meta: outcomeMeta(t, action) },
  ];
  return <Chain links={links} hops={hopsOf(t, lang, insight, action, trace)} />;
};

const signalsLink = (t: Say, lang: Lang, insight: NonNullable<Loop['insight']>, trace: Loop['trace']): ChainLink => ({
  kind: 'signals',
  title: t('signals.count', { count: insight.evidence, n: number(lang, insight.evidence) }),
  meta:
    trace?.signals.first && trace.signals.last
      ? `${shortDay(lang, trace.signals.first)} ${t('to')} ${shortDay(lang, trace.signals.last)}`
      : t('chain.readThem'),
  to: { to: '/insights/$insightId/evidence', params: { insightId: insight.id } as never },
});

const studyLink = (t: Say, lang: Lang, { studyId, wave }: NonNullable<InsightView['study']>): ChainLink => ({
  kind: 'study',
  title: t('studies.wave', { n: number(lang, wave) }),
  meta: t('insight.studyGo'),
  to: { to: '/studies/$studyId/report', params: { studyId } as never },
});

const insightLink = (t: Say, lang: Lang, insight: NonNullable<Loop['insight']>, now: boolean): ChainLink => ({
  kind: 'insight',
  title: insight.title,
  meta: insight.trend ? qWords(t, lang, insight.trend.q) : t(insight.study ? 'by.platform' : 'chain.byHand'),
  to: { to: '/insights/$insightId', params: { insightId: insight.id } as never },
  now,
});

export const qWords = (t: Say, lang: Lang, q: number): string =>
  q < 0.001 ? t('chain.qBelow', { q: number(lang, 0.001, 3) }) : t('chain.q', { q: number(lang, q, 3) });

function actionLink(t: Say, lang: Lang, action: Loop['action'], now: boolean): ChainLink {
  if (!action) return { kind: 'action', title: t('chain.noAction'), meta: t('chain.noActionMeta') };
  const to = { to: '/actions/$actionId', params: { actionId: action.id } as never };
  if (action.state !== 'proposed' && action.owner && action.deadline) {
    const by = deadline(lang, action.deadline, action.owner.timeZone);
    return {
      kind: 'action',
      title: action.owner.name,
      meta: t('chain.by', { by, place: place(action.owner.timeZone) }),
      to,
      now,
    };
  }
  const meta = action.stakes
    ? t('chain.loses', { amount: amountOf(lang, action.stakes.notActing) })
    : t('chain.stakesOpen');
  return { kind: 'action', title: t('chain.unowned'), meta, to, now };
}

const outcomeMeta = (t: Say, action: Loop['action']): string =>
  action?.successMeasure ? t('chain.outcomeMeasure', { metric: action.successMeasure.metric }) : t('chain.outcomeMeta');

function hopsOf(
  t: Say,
  lang: Lang,
  insight: NonNullable<Loop['insight']>,
  action: Loop['action'],
  trace: Loop['trace'],
): Hop[] {
  const raised = trace?.steps.find((step) => step.of === 'insight');
  const toInsight = raised?.afterMs == null ? t('chain.then') : span(lang, raised.afterMs);
  const open = Date.now() - Date.parse(insight.raisedAt);
  const owned = action?.committedAt ? Date.parse(action.committedAt) - Date.parse(insight.raisedAt) : null;
  const waiting: Hop = { text: open > 0 ? t('chain.open', { since: span(lang, open) }) : t('chain.then'), open: true };
  return [
    { text: toInsight },
    owned === null ? waiting : { text: span(lang, owned) },
    { text: t('chain.then'), open: true },
  ];
}
