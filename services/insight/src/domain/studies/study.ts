import { marginOf, rangeOf, answersToFind, answersToShowAligned } from '@mirrorloop/statistics';
import type { Instrument } from './instrument.js';
import type { Quota } from './quotas.js';
import type { CustomerBase } from './report/material.js';

/** A survey of both populations with one instrument; each fielding of it is a wave. */
export interface Study {
  readonly id: string;
  readonly title: string;
  readonly wave: number;
  readonly instrument: Instrument;
  /** What customers' answers are weighted to; empty where they count alike. */
  readonly base: readonly CustomerBase[];
  readonly quotas: readonly Quota[];
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly openedBy: string;
  readonly version: number;
}

/** What it takes, before anybody is asked: the usual standard deviation is a quarter of the scale's range. */
export function powerOf({ scale }: Instrument) {
  const margin = marginOf(scale);
  const variance = (rangeOf(scale) / 4) ** 2;
  return {
    margin,
    toFindTheMargin: answersToFind(margin, variance),
    toShowAligned: answersToShowAligned(margin, variance),
  };
}
