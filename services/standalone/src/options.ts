import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Clock } from '@mirrorloop/kernel';
import type { Retention } from '@mirrorloop/messaging-postgres';
import { CannotStart } from './cannot-start.js';

export interface StandaloneOptions {
  /** Holds the database, the secrets and the sample's date. Made if need be. */
  readonly dataDir: string;
  /** Of the gateway, on 127.0.0.1; 4000 if left out, 0 for any free one. */
  readonly port?: number;
  /** Starts a fresh folder without the sample organisation. */
  readonly empty?: boolean;
  readonly clock?: Clock;
  /** Instead of the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  readonly log?: 'postgres' | 'kafka';
  readonly kafkaBrokers?: readonly string[];
  /** In days; 14 of the log and 30 of the inbox if left out. */
  readonly retention?: Retention;
  /** The built console; the one beside this package if left out. */
  readonly consoleDir?: string;
  /** Says only what went wrong. */
  readonly quiet?: boolean;
  /** Settings of the embedded PostgreSQL, such as `{ fsync: 'off' }` in tests. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

export const USAGE = `Usage: npm start -- [--empty] [--port NUMBER]

  --empty        start a new data folder without the sample organisation
  --port NUMBER  serve on this port instead of 4000

Environment: MIRRORLOOP_DATA (data folder, ./.mirrorloop if unset), DATABASE_URL (a PostgreSQL of your own),
LOG (postgres or kafka), KAFKA_BROKERS (host:port,host:port), LOG_RETENTION_DAYS (14), INBOX_RETENTION_DAYS (30).`;

/** @throws CannotStart with a sentence about the first thing that is wrong */
export function optionsFrom(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): StandaloneOptions & { readonly help: boolean } {
  const flags = flagsOf(args);
  const log = env['LOG'] || 'postgres';
  if (log !== 'postgres' && log !== 'kafka') throw new CannotStart(`LOG is "${log}"; set it to postgres or kafka.`);
  const kafkaBrokers = (env['KAFKA_BROKERS'] ?? '').split(',').filter(Boolean);
  if (log === 'kafka' && kafkaBrokers.length === 0)
    throw new CannotStart(
      'LOG is kafka, but KAFKA_BROKERS is not set; set it to host:port of a broker, or LOG to postgres.',
    );
  return {
    dataDir: path.resolve(env['MIRRORLOOP_DATA'] || '.mirrorloop'),
    port: portFrom(flags.port),
    empty: flags.empty ?? false,
    help: flags.help ?? false,
    databaseUrl: env['DATABASE_URL'] || undefined,
    log,
    kafkaBrokers,
    retention: retention(env),
  };
}

/** What is no number is told at the start, with what else is wrong with them. */
const retention = (env: NodeJS.ProcessEnv): Retention => ({
  logDays: Number(env['LOG_RETENTION_DAYS'] || 14),
  inboxDays: Number(env['INBOX_RETENTION_DAYS'] || 30),
});

function flagsOf(args: readonly string[]): { empty?: boolean; port?: string; help?: boolean } {
  try {
    const options = {
      empty: { type: 'boolean' },
      port: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CannotStart(`${(error as Error).message.split('. ')[0]}. See npm start -- --help`);
  }
}

function portFrom(flag: string | undefined): number | undefined {
  if (flag === undefined) return undefined;
  const port = Number(flag);
  if (/^\d+$/.test(flag) && port <= 65_535) return port;
  throw new CannotStart(`--port takes a number from 0 to 65535, not "${flag}".`);
}
