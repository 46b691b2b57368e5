import type { PlaybookView, TriedView } from '@mirrorloop/contracts';
import { read, send } from './request.js';

const base = '/api/action-tracker';

export const readPlaybooks = () => read<PlaybookView[]>(`${base}/playbooks`);
export const readPlaybook = (id: string) => read<PlaybookView>(`${base}/playbooks/${encodeURIComponent(id)}`);
export const readTried = (actionId: string, domain: string) =>
  read<TriedView[]>(`${base}/actions/${encodeURIComponent(actionId)}/tried`, { domain });
/** With an id it is changed, held against the version seen; without one it is new. */
export const keepPlaybook = (said: object, known: { id: string; version: number } | null) =>
  known
    ? send<PlaybookView>('PUT', `${base}/playbooks/${known.id}`, { ...said, version: known.version })
    : send<PlaybookView>('POST', `${base}/playbooks`, said);
export const retirePlaybook = (id: string) => send<undefined>('DELETE', `${base}/playbooks/${id}`);
