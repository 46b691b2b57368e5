import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is there. Throws, naming what was missing, after `limitMs`. */
export async function until<T>(
  missing: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  limitMs = 300_000,
  everyMs = 50,
): Promise<T> {
  for (const limit = Date.now() + limitMs; ; await sleep(everyMs)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > limit) throw new Error(`waited ${limitMs / 1000} s for ${missing}`);
  }
}
