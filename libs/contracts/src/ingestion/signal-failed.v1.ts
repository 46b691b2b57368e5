import { z } from 'zod';
import { defineEvent } from '../define-event.js';

export const SignalFailed = defineEvent({
  type: 'ingestion.signal-failed.v1',
  topic: 'ingestion.sources',
  summary: 'Some of what a source sent could not be accepted and is kept. Counts and reasons, no content.',
  key: (failure) => failure.source,
  schema: z.strictObject({
    source: z.string().min(1),
    reasons: z.array(z.strictObject({ code: z.string().min(1), count: z.number().int().positive() })).min(1),
  }),
  examples: [{ source: 'till', reasons: [{ code: 'bad_time', count: 37 }] }],
});
