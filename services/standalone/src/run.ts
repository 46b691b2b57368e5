import { drainOnSignal } from './drain.js';
import { inAPlainSentence } from './in-a-plain-sentence.js';
import { optionsFrom, type StandaloneOptions, USAGE } from './options.js';
import type { Standalone } from './start-standalone.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);
const began = Date.now();
const seconds = (): string => ((Date.now() - began) / 1000).toFixed(1);

/** What the process does: starts, loads the sample where there is one, says where it is, and drains on a signal. */
export async function run(): Promise<void> {
  try {
    await startAndSay();
  } catch (error) {
    complain(inAPlainSentence(error));
    process.exit(1);
  }
}

async function startAndSay(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2), process.env);
  if (options.help) return say(USAGE);
  const starting = start(options);
  const stopping = drainOnSignal(async () => (await starting).close(), say);
  const standalone = await starting;
  if (stopping.aborted) return;
  say(`Every service answers after ${seconds()} s.`);
  await sampleIn(standalone, stopping);
  if (stopping.aborted) return;
  say(`Mirrorloop is ready: ${standalone.url} (after ${seconds()} s)`);
  say(`One-time sign-in link: ${await standalone.link()}`);
}

/** Telemetry comes before everything that it should see. */
async function start(options: StandaloneOptions): Promise<Standalone> {
  const { startTelemetry } = await import('@mirrorloop/observability');
  startTelemetry('mirrorloop');
  const { startStandalone } = await import('./start-standalone.js');
  return startStandalone({ ...options, quiet: true }, say);
}

/** Without its sample the platform is whole: it says what went wrong, and the next start tries again. */
async function sampleIn(standalone: Standalone, stopping: AbortSignal): Promise<void> {
  try {
    await standalone.ready;
  } catch (error) {
    if (!stopping.aborted)
      complain(`The sample organisation is not all there, the next start tries again. ${(error as Error).message}`);
  }
}
