import { isPromised } from '../pages/actions/action-states.js';
import type { ActionView, InsightView } from '@mirrorloop/contracts';
import { money, number, rate, type Lang } from './format.js';
import { costOfWaiting } from './stakes.js';
import type { Say } from './use-words.js';

/** What an insight says, in the reader's language where its numbers make the sentence; else as it was written. */
export function insightFinding(t: Say, lang: Lang, insight: InsightView): { text: string; written: boolean } {
  const { trend, theme, touchpoint, study } = insight;
  if (study) return { text: study.statement[lang], written: false };
  if (insight.kind !== 'surge' || !trend || !theme || !touchpoint || trend.expectedHigh === 0)
    return { text: insight.statement, written: true };
  const numbers = {
    seen: rate(lang, trend.seenADay),
    low: rate(lang, trend.expectedLow),
    high: rate(lang, trend.expectedHigh),
  };
  return {
    text: t(saysWhere(insight) ? 'finding.surgeAt' : 'finding.surge', { theme, touchpoint, ...numbers }),
    written: false,
  };
}

/** A theme at the touchpoint of its own name, or at one nobody named, is named once. */
export const saysWhere = ({ theme, touchpoint }: Pick<InsightView, 'theme' | 'touchpoint'>): boolean =>
  touchpoint !== 'unspecified' && touchpoint?.toLowerCase() !== theme?.toLowerCase();

export interface Standing {
  signals: number;
  insights: readonly InsightView[];
  total: number;
  actions: readonly ActionView[];
}

export const isOwned = (actions: readonly ActionView[]) => {
  const owned = new Set(actions.filter(isPromised).map((action) => action.insightId));
  return (insight: { id: string }): boolean => owned.has(insight.id);
};

/** The first sentence a manager reads: how much of what we know does nobody own, and what does it cost? */
export function homeFinding(t: Say, lang: Lang, { signals, insights, total, actions }: Standing): string {
  if (signals === 0) return t('home.finding.nothing');
  if (total === 0) return t('home.finding.noInsight', { count: signals, n: number(lang, signals) });
  const unowned = insights.filter((insight) => !isOwned(actions)(insight));
  const overdue = actions.filter((action) => action.overdue).length;
  const late = overdue ? ` ${t('home.finding.overdue', { count: overdue, n: number(lang, overdue) })}` : '';
  return unownedFinding(t, lang, unowned, total, actions) + late;
}

function unownedFinding(
  t: Say,
  lang: Lang,
  unowned: readonly InsightView[],
  total: number,
  actions: readonly ActionView[],
): string {
  if (unowned.length === 0) return t('home.finding.allOwned', { count: total, n: number(lang, total) });
  const ids = new Set(unowned.map((insight) => insight.id));
  const cost = costOfWaiting(actions.filter((action) => ids.has(action.insightId)).map((action) => action.stakes));
  const counts = { count: unowned.length, n: number(lang, unowned.length), total: number(lang, total) };
  if (!cost) return t(total === 1 ? 'home.finding.oneUnowned' : 'home.finding.unowned', counts);
  return t(total === 1 ? 'home.finding.oneUnownedCost' : 'home.finding.unownedCost', {
    ...counts,
    amount: money(lang, cost.amount, cost.currency),
  });
}
