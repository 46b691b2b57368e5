import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  readonly withinMs?: number;
  /** What hasn't come, for the one who reads the failure: "the overdue notice of action 7". */
  readonly missing: string;
}

/** Looks again and again until `check` gives something other than `undefined`, `null` or `false`, and gives that. */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { withinMs = 20_000, missing }: Patience,
): Promise<NonNullable<Exclude<T, false>>> {
  const limit = Date.now() + withinMs;
  for (;;) {
    const { found, error } = await look(check);
    if (found !== undefined && found !== null && found !== false) return found as NonNullable<Exclude<T, false>>;
    if (Date.now() > limit)
      throw new Error(`Still missing after ${withinMs} ms: ${missing}${error ? ` (${String(error)})` : ''}`, {
        cause: error,
      });
    await sleep(15);
  }
}

async function look<T>(check: () => T | Promise<T>): Promise<{ found?: T; error?: unknown }> {
  try {
    return { found: await check() };
  } catch (error) {
    return { error };
  }
}
