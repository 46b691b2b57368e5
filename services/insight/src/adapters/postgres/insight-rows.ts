import type { Insight } from '../../domain/insight.js';

export const INSIGHT_COLUMNS = `i.id, i.version, i.kind, i.title, i.statement, i.touchpoint, i.theme,
  i.period_from::text, i.period_to::text, i.trend, i.size, i.study, i.retracted, i.raised_by, i.raised_at, i.revised_at`;

export interface InsightRow {
  id: string;
  version: number;
  kind: Insight['kind'];
  title: string;
  statement: string;
  touchpoint: string | null;
  theme: string | null;
  period_from: string;
  period_to: string;
  trend: Insight['trend'];
  size: Insight['size'];
  study: Insight['study'];
  retracted: Insight['retracted'];
  raised_by: string;
  raised_at: Date;
  revised_at: Date | null;
}

export const insightOf = ({
  period_from,
  period_to,
  raised_by,
  raised_at,
  revised_at,
  ...row
}: InsightRow): Insight => ({
  ...row,
  period: { from: period_from, to: period_to },
  raisedBy: raised_by,
  raisedAt: raised_at,
  revisedAt: revised_at,
});
