import { fetchKeys } from '@mirrorloop/access';
import { SystemClock, withoutSlash } from '@mirrorloop/kernel';
import type { ServiceConfig } from '@mirrorloop/messaging-nest';
import { Closing } from './closing.js';
import { DataFolder } from './data-folder/data-folder.js';
import { noteLoaded, type SampleState, sampleStateOf } from './data-folder/sample-state.js';
import { openDatabase } from './database.js';
import { Api } from './load-sample/api.js';
import { loadSample, type Say } from './load-sample/load-sample.js';
import { newLink } from './new-link.js';
import type { StandaloneOptions } from './options.js';
import { demandFreePort } from './port.js';

export interface Standalone {
  readonly url: string;
  /** For programs: goes into `Authorization: Bearer`. Also in the file `token` of the data folder. */
  readonly token: string;
  /** Settles when the sample organisation is in and understood; at once where there is none to load. */
  readonly ready: Promise<void>;
  /** A new address that signs one person in, once. */
  link(): Promise<string>;
  /** Drains and stops everything that was started. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 4000;

/** Every service in this process, the gateway in front. Resolves when it answers; throws CannotStart with a plain sentence. */
export async function startStandalone(options: StandaloneOptions, say: Say = () => {}): Promise<Standalone> {
  const closing = new Closing();
  try {
    return await start({ port: DEFAULT_PORT, ...defined(options) }, closing, say);
  } catch (error) {
    await closing.close().catch(() => {});
    throw error;
  }
}

async function start(options: StandaloneOptions & { port: number }, closing: Closing, say: Say): Promise<Standalone> {
  const folder = DataFolder.open(options.dataDir);
  closing.add(folder.release);
  await demandFreePort(options.port);
  const token = folder.secret('token');
  const sample = sampleStateOf(folder, options.empty ?? false, (options.clock ?? new SystemClock()).now());
  const database = await openDatabase(options);
  closing.add(() => database.close());
  const front: { url?: string } = {};
  const config = {
    ...configOf(options, database.url, folder.secret('service-secret')),
    gatewayKeys: () => keysOf(front.url),
    publicAddress: () => withoutSlash(process.env['PUBLIC_URL'] || front.url),
  };
  // Not until here, so that a start that is refused is refused at once and not after everything was loaded.
  (await import('./retention.js')).demandSound(options.retention);
  const { closeServices, startServices } = await import('./services.js');
  const { startGateway } = await import('./gateway.js');
  const services = await startServices(config);
  closing.add(() => closeServices(services));
  const gateway = await startGateway({
    config,
    services,
    token,
    sample: sample.asOf !== null,
    consoleDir: options.consoleDir,
  });
  front.url = gateway.url;
  closing.add(() => gateway.close());
  const stop = new AbortController();
  const ready = load(new Api(gateway.url, token, stop.signal), folder, sample, say, stop.signal);
  closing.add(() => halt(stop, ready));
  ready.catch(() => {}); // whoever awaits it hears of a failure; whoever doesn't is not brought down by one
  return { url: gateway.url, token, ready, link: () => newLink(gateway.url, token), close: () => closing.close() };
}

/** The gateway starts last, since it has to be told where the others are; nobody asks them anything before. */
async function keysOf(gateway: string | undefined): ReturnType<typeof fetchKeys> {
  if (!gateway) throw new Error('the gateway has not started yet');
  return fetchKeys(gateway);
}

const configOf = (
  options: StandaloneOptions & { port: number },
  databaseUrl: string,
  serviceSecret: string,
): ServiceConfig => ({
  databaseUrl,
  serviceSecret,
  log: options.log ?? 'postgres',
  kafkaBrokers: options.kafkaBrokers ?? [],
  retention: options.retention,
  host: '127.0.0.1',
  port: options.port,
  clock: options.clock,
  quiet: options.quiet,
});

async function load(api: Api, folder: DataFolder, sample: SampleState, say: Say, signal: AbortSignal): Promise<void> {
  if (sample.asOf === null || sample.loaded) return;
  await loadSample(api, sample.asOf, say, signal);
  noteLoaded(folder, sample);
}

/** A load that is cut off here goes on at the next start. */
async function halt(stop: AbortController, ready: Promise<void>): Promise<void> {
  stop.abort();
  await ready.catch(() => {});
}

/** Left out is left out, so that a default isn't replaced by undefined. */
const defined = <T extends object>(options: T): T =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
