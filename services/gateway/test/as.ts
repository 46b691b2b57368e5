import type { NewToken, NewTokenView } from '@mirrorloop/contracts';
import { fromOurPage, type RunningGateway } from './running-gateway.js';

export const PASSWORD = 'seven quiet herons by the weir';

/** A program's token with what it was made for. */
export async function tokenOf(gateway: RunningGateway, wanted: Partial<NewToken> = {}): Promise<NewTokenView> {
  const body = JSON.stringify({ name: 'reports', role: 'viewer', ...wanted });
  const made = await gateway.byToken('/api/gateway/tokens', { method: 'POST', body });
  if (made.status !== 201) throw new Error(`no token: ${made.status} ${await made.text()}`);
  return (await made.json()) as NewTokenView;
}

export const withToken = (token: string): { headers: Record<string, string> } => ({
  headers: { authorization: `Bearer ${token}` },
});

/** Sets a password for whoever the cookie is of. */
export const setPassword = (gateway: RunningGateway, cookie: string, body: object): Promise<Response> =>
  gateway.fetch('/api/gateway/account/password', {
    method: 'PUT',
    headers: fromOurPage(cookie),
    body: JSON.stringify(body),
  });

/** What the sign-in page's form sends. */
export const submit = (
  gateway: RunningGateway,
  fields: Record<string, string>,
  { to = '/sign-in', headers = {} }: { to?: string; headers?: Record<string, string> } = {},
): Promise<Response> =>
  gateway.fetch(to, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  });

export const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
