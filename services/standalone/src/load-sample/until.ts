import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every quarter of a second until there is an answer. @throws naming what was missing after `limitMs` */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  missing: string,
  limitMs: number,
  signal?: AbortSignal,
): Promise<T> {
  const limit = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > limit) throw new Error(`Waited ${limitMs / 1000} s for ${missing}`);
    await sleep(250, undefined, { signal });
  }
}
