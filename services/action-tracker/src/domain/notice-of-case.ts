import { derivedId } from '@mirrorloop/kernel';
import type { Case } from './case.js';
import type { ByPerson } from './colleagues.js';
import { type NoticeRow, ownerOfNotice } from './notice.js';

/** Whoever has the case hears of it, and again when a clock of it was missed. */
export function noticeOfCase(
  one: Case,
  kind: 'case-opened' | 'case-late' | 'case-handed-over',
  people: ByPerson,
  at: Date,
): NoticeRow {
  const { caseId, touchpoint, theme, ownerId, state, respondBy, resolveBy } = one;
  const owner = ownerId ? people.get(ownerId) : undefined;
  const deadline = state === 'open' && kind !== 'case-late' ? respondBy : resolveBy;
  // One a clock that was missed; one each time it changes hands.
  const once = kind === 'case-handed-over' ? [String(one.version)] : [String(one.response), String(one.resolution)];
  const id = derivedId('notice of case', caseId, kind, ...once);
  const title = theme ? `${touchpoint}: ${theme}` : touchpoint;
  const told = { toId: owner?.personId ?? null, to: owner?.name ?? null, times: 1, cost: null };
  return { id, kind, actionId: null, caseId, title, owner: ownerOfNotice(ownerId, owner), deadline, at, ...told };
}
