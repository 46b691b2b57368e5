import type { Page, PersonView, SessionView, TraceView } from '@mirrorloop/contracts';
import { everyPage } from './every-page.js';
import { read, send } from './request.js';

export const readSession = () => read<SessionView>('/api/gateway/session');
export const signOut = () => send<void>('DELETE', '/api/gateway/session');

export const readPeople = async (): Promise<PersonView[]> =>
  (await everyPage((cursor) => read<Page<PersonView>>('/api/gateway/people', { cursor, limit: 200 }))).items;

export const readTrace = (kind: 'signal' | 'insight' | 'action', id: string) =>
  read<TraceView>(`/api/trace/${kind}/${encodeURIComponent(id)}`);
