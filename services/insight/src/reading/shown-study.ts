import type { StudyView } from '@mirrorloop/contracts';
import { SMALLEST_GROUP } from '@mirrorloop/statistics';
import type { Counts } from '../domain/studies/ports.js';
import { sidesOf } from '../domain/studies/sides.js';
import { powerOf, type Study } from '../domain/studies/study.js';

/** A study as it is shown; how many employees answered only from the smallest group on. */
export function shownStudy(
  { id, title, wave, instrument, base, quotas, openedAt, closedAt, version }: Study,
  counts: Counts,
): StudyView {
  const { scale, questions, outcome, importance, openQuestion } = instrument;
  return {
    ...{ id, title, wave, scale, questions, importance, openQuestion, version },
    awareness: shownAwareness(instrument),
    pairedBy: instrument.pairedBy ?? null,
    sides: sidesOf(instrument),
    customerBase: base,
    quotas,
    ratings: instrument.ratings ?? [],
    instrumentVersion: instrument.version,
    status: closedAt ? 'closed' : 'open',
    outcome: outcome && { id: outcome.id, wording: outcome.wording },
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    customers: counts.customer,
    employees: counts.employee >= SMALLEST_GROUP ? counts.employee : null,
    power: powerOf(instrument),
  };
}

/** Which of them are so is told by the report: whoever opens a wave may also answer it. */
const shownAwareness = ({ awareness }: Study['instrument']) =>
  awareness ? { items: awareness.items.map(({ id, wording }) => ({ id, wording })), teams: awareness.teams } : null;
