import type {
  Channel,
  FailedSignalView,
  RevealedFailure,
  ImportView,
  NewWriteKey,
  Page,
  SignalView,
  SourceView,
} from '@mirrorloop/contracts';
import { everyPage } from './every-page.js';
import { ask, read, send } from './request.js';

const base = '/api/ingestion';

export const readSources = async (): Promise<SourceView[]> =>
  (await everyPage((cursor) => read<Page<SourceView>>(`${base}/sources`, { cursor, limit: 200 }))).items;

const keysOf = (sourceId: string) => `${base}/sources/${encodeURIComponent(sourceId)}/keys`;
export const connectSource = (wanted: { name: string; channel: Channel }) =>
  send<SourceView>('POST', `${base}/sources`, wanted);
export const addWriteKey = (sourceId: string, said: NewWriteKey) => send<SourceView>('POST', keysOf(sourceId), said);
export const revokeWriteKey = (sourceId: string, keyId: string) =>
  send<void>('DELETE', `${keysOf(sourceId)}/${encodeURIComponent(keyId)}`);

export const readImports = (cursor?: string) => read<Page<ImportView>>(`${base}/imports`, { cursor, limit: 50 });
export const readImport = (id: string) => read<ImportView>(`/imports/${encodeURIComponent(id)}`);
export const readSignal = (id: string) => read<SignalView>(`${base}/signals/${encodeURIComponent(id)}`);

export const readFailed = (importId: string | undefined, cursor?: string, limit = 50) =>
  read<Page<FailedSignalView>>(`${base}/failed-signals`, { importId, state: 'waiting', cursor, limit });

export const revealFailed = (id: string, reason: string) =>
  send<RevealedFailure>('POST', `${base}/failed-signals/${encodeURIComponent(id)}/reveal`, { reason });

export const replayFailed = (id: string, raw?: string) =>
  send<unknown>(
    'POST',
    `${base}/failed-signals/${encodeURIComponent(id)}/replay`,
    raw === undefined ? undefined : { raw },
  );

/** The file goes last: the service reads the fields before it, and the rows as they stream in. */
export function sendFile(source: string, file: File): Promise<ImportView> {
  const form = new FormData();
  form.append('source', source);
  form.append('file', file, file.name);
  return ask<ImportView>('/imports', { method: 'POST', body: form });
}
