import type { AnalysedSignal, Page } from '@mirrorloop/contracts';
import { encodeCursor, pageQuery } from '@mirrorloop/http';
import { z } from 'zod';
import type { SignalPage } from './signal-views.js';

const text = z.string().max(500).optional();

/** What a list of signals may be narrowed down by. */
export const signalsQuery = pageQuery.extend({
  touchpoint: text,
  theme: text,
  sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
  source: text,
  channel: text,
  q: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export const signalPlace = z.object({ at: z.iso.datetime(), id: z.uuid() });

export const pageOf = ({ items, next, total }: SignalPage): Page<AnalysedSignal> => ({
  items,
  next: next && encodeCursor(next),
  total,
});
