import type {
  AuditEntryView,
  AuditVerified,
  Page,
  PersonView,
  SessionView,
  SettingsView,
  TraceView,
} from '@mirrorloop/contracts';
import { everyPage } from './every-page.js';
import { read, send, withQuery } from './request.js';

export const readSession = () => read<SessionView>('/api/gateway/session');
export const signOut = () => send<void>('DELETE', '/api/gateway/session');
export const signOutEverywhere = () => send<void>('DELETE', '/api/gateway/session/everywhere');

export const readPeople = async (): Promise<PersonView[]> =>
  (await everyPage((cursor) => read<Page<PersonView>>('/api/gateway/people', { cursor, limit: 200 }))).items;

export const readTrace = (kind: 'signal' | 'insight' | 'action', id: string) =>
  read<TraceView>(`/api/trace/${kind}/${encodeURIComponent(id)}`);

export const readSettings = () => read<SettingsView>('/api/gateway/settings');
export const putSettings = (wanted: Omit<SettingsView, 'atStart'>) =>
  send<SettingsView>('PUT', '/api/gateway/settings', wanted);
export const recordFile = (lang: 'en' | 'de', format: 'json' | 'text') =>
  withQuery('/api/gateway/processing-record', { lang, format });

export interface AuditFilter {
  who?: string;
  subject?: string;
  kind?: string;
  what?: string;
  from?: string;
  to?: string;
}
export const readAudit = (filter: AuditFilter, cursor?: string) =>
  read<Page<AuditEntryView>>('/api/gateway/audit', { ...filter, cursor, limit: 50 });
export const verifyAudit = () => read<AuditVerified>('/api/gateway/audit/verify');
export const auditFile = (filter: AuditFilter, format: 'csv' | 'ndjson') =>
  withQuery('/api/gateway/audit/export', { ...filter, format });
