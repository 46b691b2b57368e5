import type {
  ContactSettingsView,
  FieldingView,
  InvitationCounts,
  InvitedInAll,
  InvitedView,
  StudyView,
} from '@mirrorloop/contracts';
import { read, send } from './request.js';

export type Population = 'customer' | 'employee';

const of = (studyId: string) => `/api/insight/studies/${encodeURIComponent(studyId)}`;

export const readInvited = (studyId: string) => read<InvitedInAll>(`${of(studyId)}/invitations`);
export type SeenFielding = FieldingView & { version: number };
/** With the version of its study, read before: what is older than it may be is refused, never newer. */
export async function readFielding(studyId: string): Promise<SeenFielding> {
  const { version } = await read<StudyView>(of(studyId));
  return { ...(await read<FieldingView>(`${of(studyId)}/fielding`)), version };
}
export const putFielding = (studyId: string, wanted: SeenFielding) =>
  send<StudyView>('PUT', `${of(studyId)}/fielding`, wanted);

/** Customers are mailed by one service, people who work here by another. */
export const readMailed = (studyId: string, population: Population) =>
  read<InvitationCounts>(`/api/${population === 'customer' ? 'ingestion' : 'action-tracker'}/invitations`, {
    study: studyId,
  });

export interface WantedInvitations {
  population: Population;
  language: 'en' | 'de';
  message?: string;
  teams?: string[];
  upTo?: number;
  segment?: string;
  withinDays?: number;
}
export const invite = (studyId: string, wanted: WantedInvitations) =>
  send<InvitedView>('POST', `${of(studyId)}/invitations`, wanted);

export const readContactSettings = () => read<ContactSettingsView>('/api/ingestion/contact-settings');
export const putContactSettings = (wanted: ContactSettingsView) =>
  send<ContactSettingsView>('PUT', '/api/ingestion/contact-settings', wanted);
