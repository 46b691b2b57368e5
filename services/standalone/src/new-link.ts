import type { LinkView } from '@mirrorloop/contracts';

/** Asked for over HTTP, as anybody with the token may. */
export async function newLink(url: string, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(new URL('/api/gateway/links', url), { method: 'POST', headers, body: '{}' });
  if (!answer.ok) throw new Error(`The gateway made no sign-in link: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as LinkView).url;
}
