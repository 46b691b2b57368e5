import { searchedBySecrets, type Sight } from '@mirrorloop/access';
import { dayOfIso } from '../../domain/day.js';
import type { SignalFilter } from '../../reading/signal-views.js';

/**
 * Signals `s` that lie in stores: in the one they name, else in that of the customer their subject belongs to today,
 * the same one as is shown.
 */
export const inStores = (
  place: string,
): string => `(s.store = ANY(${place}::text[]) OR s.store IS NULL AND s.subject_id IN (
  SELECT k.subject_id FROM customer c JOIN customer_subject k USING (customer_id) WHERE c.store = ANY(${place}::text[])
    AND NOT EXISTS (SELECT FROM customer_subject o WHERE o.subject_id = k.subject_id AND o.customer_id < k.customer_id)))`;

/** Conditions on `signal s`, with their values; the text of each is fixed, what was asked for is only ever a value. */
export function conditionsOf(filter: SignalFilter, sight: Sight): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (asked: unknown, condition: (place: string) => string) => {
    if (asked === undefined) return;
    values.push(asked);
    conditions.push(condition(`$${values.length}`));
  };
  const { seen } = filter.q ? searchedBySecrets(sight) : sight;
  add(seen ?? undefined, inStores);
  add(
    filter.insightId,
    (p) => `EXISTS (SELECT FROM insight_evidence e WHERE e.insight_id = ${p} AND e.signal_id = s.signal_id)`,
  );
  add(filter.touchpoint, (p) => `s.touchpoint = ${p}`);
  add(filter.theme === undefined ? undefined : [filter.theme], (p) => `s.themes @> ${p}::text[]`);
  add(filter.sentiment, (p) => `s.sentiment = ${p}`);
  add(filter.source, (p) => `s.source = ${p}`);
  add(filter.channel, (p) => `s.channel = ${p}`);
  add(filter.q ? `%${escaped(filter.q)}%` : undefined, (p) => `s.text ILIKE ${p}`);
  add(filter.from && dayOfIso(filter.from), (p) => `s.day >= ${p}`);
  add(filter.to && dayOfIso(filter.to), (p) => `s.day <= ${p}`);
  return { where: conditions.join(' AND ') || 'true', values };
}

/** What LIKE reads as a sign stands for itself; NUL is in no text that is kept, and PostgreSQL refuses it. */
const escaped = (text: string): string => text.replaceAll('\u0000', '\ufffd').replace(/[\\%_]/g, (sign) => `\\${sign}`);
