import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { rounded, slope } from '../machine/figures.js';
import { loadNow, type Machine, startMachine } from '../machine/machine.js';
import { residentMbOf } from '../machine/memory.js';
import { cpuSecondsOf, type Program, startProgram } from '../machine/processes.js';
import { sendAll } from '../machine/send.js';
import { batches, signals } from '../machine/signals.js';
import { writeKey } from '../pipeline/product.js';
import { intakeReport } from './report.js';
import { StandInGateway } from '../pipeline/stand-in-gateway.js';

const A_CALL = 100;
const CALLS_AT_ONCE = 8;
const WARM_UP = 2_000;
const MOST_MADE_BEFORE = 200_000;
const EVERY_MS = 500;
const options = {
  signals: { type: 'string', default: '100000' },
  /** Of each service with one insert a signal: enough to tell its rate. */
  singles: { type: 'string', default: '5000' },
} as const;

/** `POST /v1/batch`, 100 a call, durable before 200, against a service with one insert a signal; and whether memory stays flat. */
export async function bench(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options });
  const machine = await startMachine();
  try {
    const oneInsert = await singly('one-insert', machine, Number(values.singles));
    const bareInsert = await singly('bare-insert', machine, Number(values.singles));
    const ours = await intake(machine, Number(values.signals));
    return intakeReport(ours, oneInsert, bareInsert);
  } finally {
    await machine.stop();
  }
}

async function singly(name: 'one-insert' | 'bare-insert', machine: Machine, count: number) {
  const env = { DATABASE_URL: await machine.postgres.ensureDatabase(name) };
  const program = await startProgram(name, `bench/dist/intake/${name}.js`, env);
  try {
    return (await measured(machine, program, {}, 'single', count)).figures;
  } finally {
    await program.stop();
  }
}

async function intake(machine: Machine, count: number) {
  const url = await machine.postgres.ensureDatabase('mirrorloop');
  const secret = randomBytes(32).toString('hex');
  const gateway = await new StandInGateway().start();
  const env = {
    DATABASE_URL: url,
    LOG: 'kafka',
    KAFKA_BROKERS: machine.brokers,
    SERVICE_SECRET: secret,
    GATEWAY_URL: gateway.url,
  };
  const program = await startProgram('ingestion', 'services/ingestion/dist/main.js', env);
  try {
    const headers = { authorization: `Basic ${btoa(`${await writeKey(program.url, gateway)}:`)}` };
    const { figures, memory } = await measured(machine, program, headers, 'batch', count);
    // The first third fills caches and lets the heap find its size.
    const settled = memory.filter(([sent]) => sent > count / 3);
    return {
      ...figures,
      lost: WARM_UP + count - (await recordedIn(url)),
      residentMb: rounded(settled.at(-1)?.[1] ?? NaN),
      residentMbMost: rounded(Math.max(...memory.map(([, mb]) => mb))),
      residentMbPer100000Signals: rounded(slope(settled) * 100_000, 1),
    };
  } finally {
    await program.stop();
  }
}

async function recordedIn(url: string): Promise<number> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const { rows } = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM ingestion.signal');
  await database.end();
  return rows[0]!.n;
}

async function measured(
  machine: Machine,
  { name, pid, url }: Program,
  headers: Readonly<Record<string, string>>,
  prefix: string,
  count: number,
) {
  const send = (bodies: Iterator<string>) => sendAll(`${url}/v1/batch`, bodies, headers, CALLS_AT_ONCE);
  await send(batches(signals(WARM_UP, `${prefix}-warm`), A_CALL));
  // Made before the clock starts, but for the long form, whose bodies would be half a gigabyte.
  const made = batches(signals(count, prefix), A_CALL);
  const bodies = count > MOST_MADE_BEFORE ? made : [...made];
  let sent = 0;
  const memory: [sent: number, mb: number][] = [];
  const watch = setInterval(() => memory.push([sent, residentMbOf(pid)]), EVERY_MS);
  const cpu = () => cpuSecondsOf([pid, machine.postgres.pid]);
  const [began, before] = [performance.now(), cpu()];
  await send(counted(bodies, () => (sent += A_CALL)));
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const figures = {
    signals: count,
    seconds: rounded(seconds, 1),
    signalsPerSecond: rounded(count / seconds),
    cpuMsPerSignal: rounded(((cpu() - before) * 1000) / count, 3),
    load: loadNow(),
  };
  console.log(`${name}: ${JSON.stringify(figures)}`);
  return { figures, memory };
}

function* counted<T>(items: Iterable<T>, told: () => void): Generator<T> {
  for (const item of items) {
    told();
    yield item;
  }
}
