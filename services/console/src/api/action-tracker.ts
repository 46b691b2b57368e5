import type { ActionView, CommitAction, HistoryEntry, Notice, Page, StakesRates } from '@mirrorloop/contracts';
import { everyPage, type Everything } from './every-page.js';
import { read, send } from './request.js';

const base = '/api/action-tracker';

export const readEveryAction = (): Promise<Everything<ActionView>> =>
  everyPage((cursor) => read<Page<ActionView>>(`${base}/actions`, { cursor, limit: 200 }));

/** An insight has one action at most: null until the tracker has proposed it, moments after the insight was raised. */
export const readActionOf = async (insightId: string): Promise<ActionView | null> =>
  (await read<Page<ActionView>>(`${base}/actions`, { insightId, limit: 1 })).items[0] ?? null;

export const readAction = (id: string) => read<ActionView>(`${base}/actions/${encodeURIComponent(id)}`);
export const readHistory = (id: string) => read<HistoryEntry[]>(`${base}/actions/${encodeURIComponent(id)}/history`);
export const readNotices = async (): Promise<Notice[]> => (await read<Page<Notice>>(`${base}/notices`)).items;
export const readRates = () => read<StakesRates>(`${base}/settings`);

/** What isn't filled in is left out, so that the tracker names it as missing. */
export type Commitment = { [K in keyof CommitAction]?: unknown } & { version: number };

/** @param key the same for each repeat of one wish, so that a lost answer can be asked for again */
export const commitAction = (id: string, commitment: Commitment, key: string) =>
  send<ActionView>('POST', `${base}/actions/${encodeURIComponent(id)}/commit`, commitment, { 'idempotency-key': key });

export const workOn = (id: string, move: string, said: object, key: string) =>
  send<ActionView>('POST', `${base}/actions/${encodeURIComponent(id)}/${move}`, said, { 'idempotency-key': key });
