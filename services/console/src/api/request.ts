import type { Problem } from '@mirrorloop/contracts';
import { Refusal } from './refusal.js';

type Query = Record<string, string | number | undefined>;

/** Leaves out what is empty, so that a filter nobody chose is no filter. */
export function withQuery(path: string, query: Query): string {
  const chosen = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(chosen.map(([key, value]) => [key, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

export const read = <T>(path: string, query: Query = {}): Promise<T> => ask<T>(withQuery(path, query));

export const send = <T>(
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> =>
  ask<T>(path, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** Asks the gateway; anything but a 2xx is thrown as a `Refusal` with the problem document it came with. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await reach(path, init);
  if (!response.ok) throw await refusalOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const headers = { accept: 'application/json', ...(init.headers as Record<string, string> | undefined) };
    return await fetch(path, { credentials: 'same-origin', ...init, headers });
  } catch (error) {
    throw new Refusal(0, { title: String(error) });
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({ title: response.statusText }))) as Partial<Problem>;
  const wait = Number(response.headers.get('retry-after'));
  return new Refusal(response.status, problem, Number.isFinite(wait) && wait > 0 ? wait : null);
}
