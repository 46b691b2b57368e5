import type { ActionView, ElsewhereFiguresView, ElsewhereStanding, ElsewhereView, Page } from '@mirrorloop/contracts';
import { read, send } from './request.js';

const base = '/api/action-tracker/actions-elsewhere';

export interface ElsewhereFilter {
  system?: string | undefined;
  standing?: ElsewhereStanding | undefined;
}
export const readElsewhere = (filter: ElsewhereFilter, cursor?: string) =>
  read<Page<ElsewhereView>>(base, { ...filter, cursor, limit: 50 });
export const readElsewhereFigures = () => read<ElsewhereFiguresView[]>(`${base}/figures`);
/** Proposes it here. */
export const takeOver = (id: string) => send<ActionView>('POST', `${base}/${encodeURIComponent(id)}/take-over`, {});
