import type {
  AccountabilityView,
  CalendarFeedMade,
  CalendarFeedView,
  CaseView,
  EscalationView,
  MyWorkView,
  Page,
  PolicyView,
} from '@mirrorloop/contracts';
import { read, send } from './request.js';

const base = '/api/action-tracker';
const actionPath = (id: string) => `${base}/actions/${encodeURIComponent(id)}`;

export const readMine = () => read<MyWorkView>(`${base}/mine`);
export const readAccountability = () => read<AccountabilityView>(`${base}/accountability`);
export const readEscalations = (id: string) => read<EscalationView[]>(`${actionPath(id)}/escalations`);
export const acknowledge = (id: string) => send<EscalationView[]>('POST', `${actionPath(id)}/acknowledge`, {});

export const readCases = (filter: { state?: string | undefined; actionId?: string }) =>
  read<Page<CaseView>>(`${base}/cases`, { ...filter, limit: 50 });
export const workOnCase = (id: string, move: 'answer' | 'resolve' | 'owner', said: object) =>
  send<CaseView>('POST', `${base}/cases/${encodeURIComponent(id)}/${move}`, said);

export const readPolicies = () => read<PolicyView[]>(`${base}/escalation-policies`);
export type PolicySaid = Omit<PolicyView, 'id' | 'version'>;
/** With an id it is changed, held against the version seen; without one it is new. */
export const keepPolicy = (said: PolicySaid, known: Pick<PolicyView, 'id' | 'version'> | null) =>
  known
    ? send<PolicyView>('PUT', `${base}/escalation-policies/${known.id}`, { ...said, version: known.version })
    : send<PolicyView>('POST', `${base}/escalation-policies`, said);
export const removePolicy = (id: string) => send<undefined>('DELETE', `${base}/escalation-policies/${id}`);

export const readCalendarFeed = () => read<CalendarFeedView>(`${base}/calendar-feed`);
export const makeCalendarFeed = () => send<CalendarFeedMade>('POST', `${base}/calendar-feed`, {});
export const endCalendarFeed = () => send<undefined>('DELETE', `${base}/calendar-feed`);
