import type {
  AnalysedSignal,
  InsightDetail,
  InsightView,
  Overview,
  Page,
  RaiseInsight,
  Sentiment,
  StudyRatings,
  StudyReport,
  StudyView,
  StudyWords,
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

export const readStudies = () => read<Pick<Page<StudyView>, 'items'>>(`${base}/studies`);
export const readStudy = (id: string) => read<StudyView>(`${base}/studies/${encodeURIComponent(id)}`);
export const readStudyReport = (id: string) => read<StudyReport>(`${base}/studies/${encodeURIComponent(id)}/report`);

export const readStudyRatings = (id: string) =>
  read<{ items: StudyRatings[] }>(`${base}/studies/${encodeURIComponent(id)}/ratings`);

export interface OpenStudy {
  title: string;
  wave: number;
  template: 'retail' | 'service-quality';
  outcome?: { id: string; wording: StudyWords };
  openQuestion?: { wording: StudyWords; employeeWording: StudyWords };
  awareness?: boolean;
  ratings?: readonly { question: string; touchpoint: string }[];
}
/** @param key the same for each repeat of one wish */
export const openStudy = (wanted: OpenStudy, key: string) =>
  send<StudyView>('POST', `${base}/studies`, wanted, { 'idempotency-key': key });

export interface WantedLinks {
  population: 'customer' | 'employee';
  groups: Record<string, string>;
  /** Personal links, each for one answer; 0 makes one open link. */
  personal: number;
}
export const shareLinks = (id: string, wanted: WantedLinks) =>
  send<{ links: string[] }>('POST', `${base}/studies/${encodeURIComponent(id)}/links`, wanted);
export const closeStudy = (id: string) =>
  send<StudyView>('POST', `${base}/studies/${encodeURIComponent(id)}/close`, {});

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

/** Takes it back; whoever acts on it hears. */
export const retractInsight = (id: string, reason: string) =>
  send<InsightView>('POST', `${base}/insights/${encodeURIComponent(id)}/retract`, { reason });
