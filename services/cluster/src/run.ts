import { drainOnSignal, inAPlainSentence } from '@mirrorloop/standalone';
import { optionsFrom, USAGE } from './options.js';
import { type Cluster, startCluster } from './start-cluster.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);
const began = Date.now();
const seconds = (): string => ((Date.now() - began) / 1000).toFixed(1);

/** What the process does: starts everything, loads the sample where there is one, says where it is, drains on a signal. */
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
  const starting = startCluster(options, say);
  const stopping = drainOnSignal(async () => (await starting).close(), say);
  const cluster = await starting;
  if (stopping.aborted) return;
  sayWhatRuns(cluster);
  await sampleIn(cluster, stopping);
  if (stopping.aborted) return;
  say(`Mirrorloop is ready: ${cluster.url} (after ${seconds()} s)`);
  say(`One-time sign-in link: ${await cluster.link()}`);
}

function sayWhatRuns({ replicas, gateway, kafka, dataDir }: Cluster): void {
  say(`Everything answers after ${seconds()} s. What each process says is in ${dataDir}/logs.`);
  say(`  Kafka: ${kafka.brokers.join(', ')}`);
  for (const { name, pid, url } of [gateway, ...Object.values(replicas).flat()])
    say(`  ${name}: process ${pid} on ${url}`);
}

/** Without its sample the platform is whole: it says what went wrong, and the next start tries again. */
async function sampleIn(cluster: Cluster, stopping: AbortSignal): Promise<void> {
  try {
    await cluster.ready;
  } catch (error) {
    if (!stopping.aborted)
      complain(`The sample organisation is not all there, the next start tries again. ${(error as Error).message}`);
  }
}
