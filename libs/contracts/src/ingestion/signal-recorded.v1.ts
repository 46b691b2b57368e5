import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { channel, id, instant, rating } from '../shapes.js';

export const SignalRecorded = defineEvent({
  type: 'ingestion.signal-recorded.v1',
  topic: 'ingestion.signals',
  summary: "A customer did or said one thing. The only event that carries customers' words.",
  key: (signal) => signal.subjectId,
  schema: z.strictObject({
    signalId: id,
    subjectId: id,
    source: z.string().min(1),
    channel,
    channelAsSaid: z.string(),
    touchpoint: z.string().min(1),
    name: z.string().min(1),
    occurredAt: instant,
    recordedAt: instant,
    text: z.string().nullable(),
    rating: rating.nullable(),
    store: z.string().nullable(),
  }),
  examples: [
    {
      signalId: '0190a1d2-6f6b-7c51-9d3a-2f2c8a4d7e10',
      subjectId: '0190a1d2-6f6b-8c51-9d3a-2f2c8a4d7e11',
      source: 'web-shop',
      channel: 'web',
      channelAsSaid: 'Web survey',
      touchpoint: 'delivery',
      name: 'feedback',
      occurredAt: '2026-11-18T19:42:00Z',
      recordedAt: '2026-11-18T19:42:05Z',
      text: 'The tracking page has said "arriving tomorrow" for five days.',
      rating: { value: 2, low: 1, high: 5 },
      store: null,
    },
  ],
});
