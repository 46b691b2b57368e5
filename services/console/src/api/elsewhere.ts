import type {
  ActionView,
  ElsewhereFiguresView,
  ElsewhereImported,
  ElsewhereStanding,
  ElsewhereView,
  Page,
} from '@mirrorloop/contracts';
import { ask, read, send, withQuery } from './request.js';

const base = '/api/action-tracker/actions-elsewhere';

export interface ElsewhereFilter {
  system?: string | undefined;
  standing?: ElsewhereStanding | undefined;
  /** How they stood then: an instant. */
  asOf?: string | undefined;
}
export const readElsewhere = (filter: ElsewhereFilter, cursor?: string) =>
  read<Page<ElsewhereView>>(base, { ...filter, cursor, limit: 50 });
export const readElsewhereFigures = (asOf?: string) => read<ElsewhereFiguresView[]>(`${base}/figures`, { asOf });
/** Proposes it here. */
export const takeOver = (id: string) => send<ActionView>('POST', `${base}/${encodeURIComponent(id)}/take-over`, {});

export interface ElsewhereFile {
  file: File;
  system: string;
  /** The file's column for each meaning. */
  columns: Readonly<Record<string, string>>;
  done: readonly string[];
  dropped: readonly string[];
  timeZone: string;
}
export async function importElsewhere({ file, system, columns, done, dropped, timeZone }: ElsewhereFile) {
  const mapped = Object.keys(columns).length > 0 ? JSON.stringify(columns) : undefined;
  const words = { done: done.join(','), dropped: dropped.join(',') };
  const place = withQuery(base, { system, columns: mapped, ...words, timeZone });
  return ask<ElsewhereImported>(place, { method: 'POST', ...(await packed(file)) });
}

/** More than this is sent packed: 4 MB are taken as sent. */
const LARGE = 1024 * 1024;
async function packed(file: File): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const headers = { 'content-type': 'text/csv' };
  if (file.size <= LARGE) return { body: file, headers };
  const small = await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  return { body: small, headers: { ...headers, 'content-encoding': 'gzip' } };
}
