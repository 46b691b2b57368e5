import { derivedId } from '@mirrorloop/kernel';
import type { Insight } from './action.js';
import type { Case, CaseSettings } from './case.js';

const DAY_MS = 86_400_000;

/** Like cases are those at one touchpoint with one theme; what is known of them before the next one. */
export interface Stream {
  readonly key: string;
  readonly touchpoint: string;
  readonly theme: string | null;
  /** The latest systemic action's cases; `open` as long as somebody still has that action to do. */
  readonly group: { readonly groupId: string; readonly open: boolean } | null;
  /** Cases within the window that belong to no group, oldest first. */
  readonly loose: readonly Pick<Case, 'caseId' | 'subjectId' | 'openedAt'>[];
}
/** Like cases that ask for one systemic action. */
export interface Group {
  readonly groupId: string;
  readonly touchpoint: string;
  readonly theme: string | null;
  readonly openedAt: Date;
  /** When the first of its cases was opened. */
  readonly since: Date;
  /** Those that come back after the action for them was closed. */
  readonly recurrenceOf: string | null;
  readonly cases: readonly string[];
  readonly customers: number;
}
export interface Joined {
  readonly stream: Stream;
  /** The group that the case belongs to now. */
  readonly groupId: string | null;
  /** The group that this case has made. */
  readonly born: Group | null;
}

export const streamKey = ({ touchpoint, theme }: Pick<Case, 'touchpoint' | 'theme'>): string =>
  JSON.stringify([touchpoint, theme]);

/**
 * One more case: it joins the group whose action is still to be done; else, with enough others in the window, it makes
 * a group. After an action was closed nothing is absorbed: what comes back makes a group of its own, linked to it.
 */
export function join(stream: Stream, one: Case, { likeCases, windowDays }: CaseSettings, now: Date): Joined {
  if (stream.group?.open) return { stream, groupId: stream.group.groupId, born: null };
  const since = now.getTime() - windowDays * DAY_MS;
  const loose = [...stream.loose.filter(({ openedAt }) => openedAt.getTime() > since), one];
  if (loose.length < likeCases) return { stream: { ...stream, loose }, groupId: null, born: null };
  const born = groupOf(stream, loose, now);
  const { groupId } = born;
  return { stream: { ...stream, loose: [], group: { groupId, open: true } }, groupId, born };
}

function groupOf({ touchpoint, theme, group }: Stream, loose: Stream['loose'], now: Date): Group {
  const cases = loose.map(({ caseId }) => caseId);
  const customers = new Set(loose.map(({ subjectId }) => subjectId)).size;
  const groupId = derivedId('like cases', ...cases);
  const since = loose[0]!.openedAt;
  return { groupId, touchpoint, theme, openedAt: now, since, recurrenceOf: group?.groupId ?? null, cases, customers };
}

/** What the systemic action answers: in place of an insight, the cases themselves. */
export function askedBy(group: Group, { windowDays }: CaseSettings): Insight {
  const { groupId, touchpoint, theme, cases, customers, since, recurrenceOf } = group;
  const again = recurrenceOf ? 'Again ' : '';
  const title = `${again}${cases.length} serious cases at ${touchpoint}${theme ? `: ${theme}` : ''}`;
  const customersAWeek = Math.round((customers * 70) / windowDays) / 10;
  const size = { customers, customersAWeek, valueAYear: null };
  return { insightId: groupId, sequence: 1, title, size, kind: 'cases', since };
}
