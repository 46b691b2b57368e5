import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { channel, id, instant } from '../shapes.js';
import { openEnum } from '../tolerant.js';

export const SignalFoundSerious = defineEvent({
  type: 'insight.signal-found-serious.v1',
  topic: 'insight.signals',
  summary: 'One customer said something that somebody should answer soon. Why, and never in which words.',
  key: (signal) => signal.subjectId,
  schema: z.strictObject({
    signalId: id,
    subjectId: id,
    source: z.string().min(1),
    channel,
    touchpoint: z.string().min(1),
    theme: z.string().nullable(),
    store: z.string().nullable(),
    occurredAt: instant,
    reasons: z.array(openEnum('rating-at-bottom', 'listed-words')).min(1),
  }),
  examples: [
    {
      signalId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10',
      subjectId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e11',
      source: 'web-shop',
      channel: 'web',
      touchpoint: 'delivery',
      theme: 'delivery',
      store: null,
      occurredAt: '2026-11-18T19:42:00Z',
      reasons: ['rating-at-bottom'],
    },
  ],
});
