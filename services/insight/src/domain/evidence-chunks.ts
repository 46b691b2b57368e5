import type { Insight } from './insight.js';

/** One event of an insight: the version it makes, and the evidence that travels in it. */
export interface Telling {
  readonly first: boolean;
  readonly version: number;
  readonly evidence: readonly string[];
}

/**
 * What to tell of an insight: one event, or as many as its new evidence needs, each a version of its own. The first
 * one ever raises the insight, all others revise it.
 *
 * @param insight as it was before these events
 */
export function tellingsOf(insight: Pick<Insight, 'version'>, evidence: readonly string[], most: number): Telling[] {
  const chunks = Math.max(1, Math.ceil(evidence.length / most));
  return Array.from({ length: chunks }, (_, i) => ({
    first: insight.version === 0 && i === 0,
    version: insight.version + i + 1,
    evidence: evidence.slice(i * most, (i + 1) * most),
  }));
}
