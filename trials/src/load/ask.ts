import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../platform/platform.js';

/** Longer than the slowest start on a machine that does much else: who waits here waits for a thing, not for a time. */
const PATIENCE_MS = 300_000;

/**
 * Asks the platform as a program does, and comes again while it is away. Whatever is asked is safe to ask twice: it
 * carries a key, or names what it makes.
 */
export async function ask<T>(
  { url, token }: Pick<Installation, 'url' | 'token'>,
  method: 'GET' | 'POST',
  place: string,
  body?: object | string,
  headers: Record<string, string> = {},
): Promise<T> {
  const text = typeof body === 'object' && !(body instanceof FormData) ? JSON.stringify(body) : body;
  const type = typeof body === 'string' ? 'text/csv' : 'application/json';
  for (const limit = Date.now() + PATIENCE_MS; ;) {
    const answer = await fetch(url + place, {
      method,
      body: text as string | undefined,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': type }),
        ...headers,
      },
      signal: AbortSignal.timeout(20_000),
    }).then(
      async (response) => ({ status: response.status, said: await response.text() }),
      (error: Error) => ({ status: 0, said: String(error.cause ?? error) }),
    );
    if (answer.status >= 200 && answer.status < 300) return (answer.said ? JSON.parse(answer.said) : undefined) as T;
    if (Date.now() > limit || (answer.status >= 400 && answer.status < 500))
      throw new Error(`${method} ${place} answered ${answer.status}: ${answer.said.slice(0, 500)}`);
    await sleep(200);
  }
}
