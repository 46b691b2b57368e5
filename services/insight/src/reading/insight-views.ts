import type { Stores } from '@mirrorloop/access';
import type { Overview } from '@mirrorloop/contracts';
import type { Day } from '../domain/day.js';
import type { Insight } from '../domain/insight.js';
import type { Series } from '../domain/series.js';

export interface InsightFilter {
  readonly kind?: string | undefined;
  readonly touchpoint?: string | undefined;
  readonly theme?: string | undefined;
}
export interface InsightPlace {
  readonly at: string;
  readonly id: string;
}

/** Insights and series as they are read. */
export abstract class InsightViews {
  /** Newest first. */
  abstract page(
    filter: InsightFilter,
    limit: number,
    after: InsightPlace | undefined,
  ): Promise<{ insights: Insight[]; next: InsightPlace | null; total: number }>;
  abstract one(id: string): Promise<Insight | undefined>;
  /** Days without a signal at the touchpoint are missing. */
  abstract series(touchpoint: string, theme: string, from: Day, to: Day): Promise<Series>;
  /** Version of the analyser that read the newest signal of an insight's evidence. */
  abstract analyserOf(insightId: string): Promise<string>;
  /** @param stores whose signals are counted; null: all of them, and those of no store */
  abstract overview(stores: Stores): Promise<Omit<Overview, 'negative'> & { negative: number; judged: number }>;
}
