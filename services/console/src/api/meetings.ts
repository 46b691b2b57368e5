import type { ItemDecision, MeetingSummary, MeetingView, Page } from '@mirrorloop/contracts';
import { read, send } from './request.js';

const base = '/api/action-tracker/meetings';
const at = (id: string) => `${base}/${encodeURIComponent(id)}`;
const itemAt = (id: string, itemId: string) => `${at(id)}/items/${encodeURIComponent(itemId)}`;

export const readMeetings = () => read<Page<MeetingSummary>>(base, { limit: 50 });
export const readMeeting = (id: string) => read<MeetingView>(at(id));
export const calendarOf = (id: string) => `${at(id)}/calendar.ics`;

export interface MeetingPlan {
  title: string;
  startsAt: string | undefined;
  minutes: number | undefined;
  attendeeIds: string[];
  seriesId?: string;
}
/** @param key the same for each repeat of one wish */
export const planMeeting = (plan: MeetingPlan, key: string) =>
  send<MeetingView>('POST', base, plan, { 'idempotency-key': key });
export const reviseMeeting = (id: string, said: Partial<MeetingPlan> & { version: number; notes?: string | null }) =>
  send<MeetingView>('PUT', at(id), said);
export const startMeeting = (id: string) => send<MeetingView>('POST', `${at(id)}/start`, {});
export const cancelMeeting = (id: string, reason: string) => send<MeetingView>('POST', `${at(id)}/cancel`, { reason });
export const addItem = (id: string, actionId: string) => send<MeetingView>('POST', `${at(id)}/items`, { actionId });

export interface SaidOfItem {
  version: number;
  decision: ItemDecision;
  reason?: string | undefined;
  note: string | null;
  draft?: object | undefined;
}
export const decideItem = (id: string, itemId: string, said: SaidOfItem) =>
  send<MeetingView>('PUT', itemAt(id, itemId), said);
export const commitItem = (id: string, itemId: string, said: { version: number; draft: object }) =>
  send<MeetingView>('POST', `${itemAt(id, itemId)}/commit`, said);
export const closeMeeting = (id: string, next: { startsAt: string; minutes: number } | undefined) =>
  send<MeetingView>('POST', `${at(id)}/close`, { next });
