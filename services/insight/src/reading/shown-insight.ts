import type { InsightView } from '@mirrorloop/contracts';
import type { Insight } from '../domain/insight.js';

export const shownInsight = ({ raisedAt, revisedAt, ...insight }: Insight): InsightView => ({
  ...insight,
  raisedAt: raisedAt.toISOString(),
  revisedAt: revisedAt?.toISOString() ?? null,
  evidence: insight.size.signals,
});
