import { fieldErrors } from '@mirrorloop/http';
import { z } from 'zod';
import { type Place, placesIn } from '../../domain/live/cursor.js';
import { conditionIn, type Filter } from '../../domain/live/filter.js';

const filterText = z
  .string()
  .refine((text) => conditionIn(text) !== undefined, 'type:…, key:… or data.field:…, several values with |');

/** Strict, so that a token in the address is refused, and is nobody's habit. */
export const liveQuery = z.strictObject({
  topics: z
    .string()
    .max(1_000)
    .regex(/^[a-z0-9.-]+(,[a-z0-9.-]+)*$/, 'topics with commas between them')
    .describe('Topics to hear, with commas between them.'),
  filter: z
    .union([filterText, z.array(filterText).max(10)])
    .optional()
    .describe('`type:…`, `key:…` or `data.field:…`; several values with `|`. Repeated: all of them must hold.'),
  from: z
    .enum(['now', 'beginning'])
    .default('now')
    .describe('Where to begin without a Last-Event-ID: with what comes, or with the oldest that is kept.'),
  lastEventId: z.string().max(4_000).optional().describe('As the header Last-Event-ID, which it stands in for.'),
});
export type LiveQuery = z.output<typeof liveQuery>;

/** What a listener asks for. */
export interface Wish {
  /** Sorted, each once. */
  readonly topics: readonly string[];
  readonly filter: Filter;
  /** Two wishes of one name hear the same. */
  readonly name: string;
  readonly fromBeginning: boolean;
  readonly lastEventId: string | undefined;
  readonly after: readonly Place[];
}

/** @param header Last-Event-ID, which wins: a client that comes again sends it to the address it first asked */
export function wishOf(query: LiveQuery, header: string | undefined): Wish {
  const topics = [...new Set(query.topics.split(','))].sort();
  const texts = [query.filter ?? []].flat().sort();
  const lastEventId = header || query.lastEventId || undefined;
  const after = lastEventId === undefined ? [] : placesIn(lastEventId);
  if (!after) throw fieldErrors([{ path: 'lastEventId', message: 'not an id of this stream' }]);
  return {
    topics,
    filter: texts.map((text) => conditionIn(text)!),
    name: JSON.stringify([topics, texts]),
    fromBeginning: query.from === 'beginning',
    lastEventId,
    after: after.filter(({ topic }) => topics.includes(topic)),
  };
}
