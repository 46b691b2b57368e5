import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again. Throws, naming what was missing, after `limitMs`. */
export async function until(
  missing: string,
  ask: () => Promise<boolean> | boolean,
  limitMs = 900_000,
  everyMs = 100,
): Promise<void> {
  for (const limit = Date.now() + limitMs; ; await sleep(everyMs)) {
    if (await ask()) return;
    if (Date.now() > limit) throw new Error(`Waited ${limitMs / 1000} s for ${missing}`);
  }
}
