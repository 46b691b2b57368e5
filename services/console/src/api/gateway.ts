import type { AuditEntryView, AuditVerified, Page, PersonView, SessionView, TraceView } from '@mirrorloop/contracts';
import { everyPage } from './every-page.js';
import { read, send, withQuery } from './request.js';

export const readSession = () => read<SessionView>('/api/gateway/session');
export const signOut = () => send<void>('DELETE', '/api/gateway/session');
export const signOutEverywhere = () => send<void>('DELETE', '/api/gateway/session/everywhere');

export const readPeople = async (): Promise<PersonView[]> =>
  (await everyPage((cursor) => read<Page<PersonView>>('/api/gateway/people', { cursor, limit: 200 }))).items;

export const readTrace = (kind: 'signal' | 'insight' | 'action', id: string) =>
  read<TraceView>(`/api/trace/${kind}/${encodeURIComponent(id)}`);

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
