const DRAIN_MS = 9_000;
/** Ctrl-C reaches the program twice, from the terminal and from npm, within milliseconds. */
const ONE_PRESS_MS = 1_000;

/**
 * On SIGINT or SIGTERM finishes what is in hand and ends with exit code 0, within ten seconds; a second signal ends at
 * once. Cutting off is safe whenever it comes: only what was committed was ever acknowledged.
 *
 * @returns aborted as soon as stopping begins
 */
export function drainOnSignal(close: () => Promise<void>, say: (line: string) => void): AbortSignal {
  const stopping = new AbortController();
  let since = 0;
  const stop = () => {
    if (since === 0) {
      since = Date.now();
      stopping.abort();
      say('Stopping: finishing what is in hand. Press Ctrl-C again to stop at once.');
      void drain(close, say);
    } else if (Date.now() - since > ONE_PRESS_MS) process.exit(130);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return stopping.signal;
}

async function drain(close: () => Promise<void>, say: (line: string) => void): Promise<void> {
  setTimeout(() => {
    say('What was in hand took too long and was cut off. Nothing is lost; it goes on at the next start.');
    process.exit(0);
  }, DRAIN_MS).unref();
  try {
    await close();
    say('Stopped.');
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
