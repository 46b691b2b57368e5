import type {
  AnalysedSignal,
  InsightDetail,
  InsightView,
  Overview,
  Page,
  RaiseInsight,
  Sentiment,
  StudyReport,
  StudyView,
} from '@mirrorloop/contracts';
import { everyPage, type Everything } from './every-page.js';
import { read, send } from './request.js';

const base = '/api/insight';

export interface SignalFilter {
  touchpoint?: string | undefined;
  theme?: string | undefined;
  sentiment?: Sentiment | undefined;
}

export const readOverview = () => read<Overview>(`${base}/overview`);

export const readSignals = (filter: SignalFilter, cursor?: string) =>
  read<Page<AnalysedSignal>>(`${base}/signals`, { ...filter, cursor, limit: 50 });

export const readAnalysis = (id: string) => read<AnalysedSignal>(`${base}/signals/${encodeURIComponent(id)}/analysis`);

export const readInsights = (cursor?: string, limit = 50) =>
  read<Page<InsightView>>(`${base}/insights`, { cursor, limit });
export const readEveryInsight = (): Promise<Everything<InsightView>> =>
  everyPage((cursor) => readInsights(cursor, 200));

/** What the mirror study that was closed last has found; null while none was. */
export async function readLatestReport(): Promise<StudyReport | null> {
  const { items } = await read<Page<StudyView>>(`${base}/studies`);
  const closed = items.filter(({ closedAt }) => closedAt !== null);
  const [latest] = closed.toSorted((a, b) => b.closedAt!.localeCompare(a.closedAt!));
  return latest ? read<StudyReport>(`${base}/studies/${encodeURIComponent(latest.id)}/report`) : null;
}

export const readInsight = (id: string) => read<InsightDetail>(`${base}/insights/${encodeURIComponent(id)}`);

export const readEvidence = (id: string, cursor?: string) =>
  read<Page<AnalysedSignal>>(`${base}/insights/${encodeURIComponent(id)}/evidence`, { cursor, limit: 50 });

/** @param key the same for each repeat of one wish */
export const raiseInsight = (insight: RaiseInsight, key: string) =>
  send<InsightView>('POST', `${base}/insights`, insight, { 'idempotency-key': key });
