import { dayOfIso } from '../../domain/day.js';
import type { SignalFilter } from '../../reading/signal-views.js';

/** Conditions on `signal s`, with their values; the text of each is fixed, what was asked for is only ever a value. */
export function conditionsOf(filter: SignalFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (asked: unknown, condition: (place: string) => string) => {
    if (asked === undefined) return;
    values.push(asked);
    conditions.push(condition(`$${values.length}`));
  };
  add(
    filter.insightId,
    (p) => `EXISTS (SELECT FROM insight_evidence e WHERE e.insight_id = ${p} AND e.signal_id = s.signal_id)`,
  );
  add(filter.touchpoint, (p) => `s.touchpoint = ${p}`);
  add(filter.theme && [filter.theme], (p) => `s.themes @> ${p}::text[]`);
  add(filter.sentiment, (p) => `s.sentiment = ${p}`);
  add(filter.source, (p) => `s.source = ${p}`);
  add(filter.channel, (p) => `s.channel = ${p}`);
  add(filter.q && `%${escaped(filter.q)}%`, (p) => `s.text ILIKE ${p}`);
  add(filter.from && dayOfIso(filter.from), (p) => `s.day >= ${p}`);
  add(filter.to && dayOfIso(filter.to), (p) => `s.day <= ${p}`);
  return { where: conditions.join(' AND ') || 'true', values };
}

/** What LIKE reads as a sign stands for itself; NUL is in no text that is kept, and PostgreSQL refuses it. */
const escaped = (text: string): string => text.replaceAll('\u0000', '\ufffd').replace(/[\\%_]/g, (sign) => `\\${sign}`);
