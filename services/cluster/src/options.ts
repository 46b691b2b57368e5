import path from 'node:path';
import { parseArgs } from 'node:util';
import { CannotStart } from '@mirrorloop/standalone';

export interface ClusterOptions {
  /** Holds the database, the brokers' data, the secrets and what each process says. Made if need be. */
  readonly dataDir: string;
  /** Of the gateway, on 127.0.0.1; 4000 if left out, 0 for any free one. */
  readonly port?: number;
  /** Of each service; 2 if left out. */
  readonly replicas?: number;
  /** 1 if left out. */
  readonly brokers?: 1 | 3;
  /** Starts a fresh folder without the sample organisation. */
  readonly empty?: boolean;
  /** Instead of the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Settings of the embedded PostgreSQL, such as `{ fsync: 'off' }` in tests. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** On top of what every service is told. */
  readonly env?: NodeJS.ProcessEnv;
}

export const USAGE = `Usage: npm run cluster -- [--replicas NUMBER] [--brokers 1|3] [--empty] [--port NUMBER]

  --replicas NUMBER  processes of each service, 2 if left out
  --brokers 1|3      Kafka brokers, 1 if left out
  --empty            start a new data folder without the sample organisation
  --port NUMBER      serve on this port instead of 4000

Environment: MIRRORLOOP_DATA (data folder, ./.mirrorloop/cluster if unset), DATABASE_URL (a PostgreSQL of your own).
Needs Java 17, and Maven once, to fetch Kafka.`;

/** @throws CannotStart with a sentence about the first thing that is wrong */
export function optionsFrom(args: readonly string[], env: NodeJS.ProcessEnv): ClusterOptions & { help: boolean } {
  const flags = flagsOf(args);
  const brokers = numberIn(flags.brokers, '--brokers', 1, 3) ?? 1;
  if (brokers === 2) throw new CannotStart('--brokers takes 1 or 3: two cannot outvote a lost one.');
  return {
    dataDir: path.resolve(env['MIRRORLOOP_DATA'] || '.mirrorloop/cluster'),
    port: numberIn(flags.port, '--port', 0, 65_535),
    replicas: numberIn(flags.replicas, '--replicas', 1, 16),
    brokers: brokers as 1 | 3,
    empty: flags.empty ?? false,
    databaseUrl: env['DATABASE_URL'] || undefined,
    help: flags.help ?? false,
  };
}

type Flags = Partial<Record<'replicas' | 'brokers' | 'port', string> & Record<'empty' | 'help', boolean>>;

function flagsOf(args: readonly string[]): Flags {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  try {
    const options = { replicas: text, brokers: text, port: text, empty: yes, help: { ...yes, short: 'h' } };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CannotStart(`${(error as Error).message.split('. ')[0]}. See npm run cluster -- --help`);
  }
}

function numberIn(flag: string | undefined, name: string, least: number, most: number): number | undefined {
  if (flag === undefined) return undefined;
  const number = Number(flag);
  if (/^\d+$/.test(flag) && number >= least && number <= most) return number;
  throw new CannotStart(`${name} takes a number from ${least} to ${most}, not "${flag}".`);
}
