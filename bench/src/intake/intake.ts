import { parseArgs } from 'node:util';
import { type Pace, paceOf } from '../machine/figures.js';
import { askedOnce, loadNow, type Machine, startMachine } from '../machine/machine.js';
import { residentMbOf } from '../machine/memory.js';
import { memoryFigures, type Reading } from './memory-figures.js';
import { cpuSecondsOf, type Program, startProgram } from '../machine/processes.js';
import { sendAll } from '../machine/send.js';
import { batches, signals, type TrackEvent } from '../machine/signals.js';
import { warmUp } from '../machine/warm-up.js';
import { environmentOf, writeKey } from '../pipeline/product.js';
import { intakeReport } from './report.js';
import { StandInGateway } from '../pipeline/stand-in-gateway.js';

const A_CALL = 100;
/** Signals in a round of warming up: some seconds' worth. */
const ROUND = { singly: 5_000, intake: 20_000 };
const MOST_MADE_BEFORE = 200_000;
const EVERY_MS = 500;
const options = {
  signals: { type: 'string', default: '100000' },
  /** Of each service with one insert a signal: its rate of 5,000 varied by a third from run to run. */
  singles: { type: 'string', default: '20000' },
} as const;

/** `POST /v1/batch`, 100 a call, durable before 200, against a service with one insert a signal; and whether memory stays flat. */
export async function bench(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options });
  const machine = await startMachine();
  try {
    const singles = Number(values.singles);
    const oneRequest = await singly('one-insert', machine, singles, ONE_A_CALL);
    const oneInsert = await singly('one-insert', machine, singles, HUNDRED_A_CALL);
    const bareInsert = await singly('bare-insert', machine, singles, HUNDRED_A_CALL);
    const ours = await intake(machine, Number(values.signals));
    return intakeReport(ours, { oneRequest, oneInsert, bareInsert });
  } finally {
    await machine.stop();
  }
}

interface Calls {
  readonly path: string;
  readonly size: number;
  bodies(events: Iterable<TrackEvent>): Generator<string>;
}
const ONE_A_CALL: Calls = { path: '/v1/track', size: 1, bodies: one };
const HUNDRED_A_CALL: Calls = { path: '/v1/batch', size: A_CALL, bodies: (events) => batches(events, A_CALL) };

function* one(events: Iterable<TrackEvent>): Generator<string> {
  for (const event of events) yield JSON.stringify(event);
}

async function singly(name: 'one-insert' | 'bare-insert', machine: Machine, count: number, calls: Calls) {
  const env = { DATABASE_URL: await machine.postgres.ensureDatabase(`${name}-${calls.size}`) };
  const program = await startProgram(name, `bench/dist/intake/${name}.js`, env);
  try {
    return (await measured(machine, program, {}, 'single', count, ROUND.singly, calls)).figures;
  } finally {
    await program.stop();
  }
}

async function intake(machine: Machine, count: number) {
  const url = await machine.postgres.ensureDatabase('mirrorloop');
  const gateway = await new StandInGateway().start();
  const env = environmentOf(machine, url, gateway);
  const program = await startProgram('ingestion', 'services/ingestion/dist/main.js', env);
  try {
    const headers = { authorization: `Basic ${btoa(`${await writeKey(program.url, gateway)}:`)}` };
    const { figures, memory } = await measured(machine, program, headers, 'batch', count, ROUND.intake, HUNDRED_A_CALL);
    return { ...figures, lost: figures.warmUp + count - (await recordedIn(url)), ...memoryFigures(memory, 2 * count) };
  } finally {
    await program.stop();
  }
}

async function recordedIn(url: string): Promise<number> {
  const [row] = await askedOnce<{ n: number }>(url, 'SELECT count(*)::int AS n FROM ingestion.signal');
  return row!.n;
}

async function measured(
  machine: Machine,
  { name, pid, url }: Program,
  headers: Readonly<Record<string, string>>,
  prefix: string,
  count: number,
  round: number,
  calls: Calls,
) {
  const send = (bodies: Iterator<string>) => sendAll(`${url}${calls.path}`, bodies, headers);
  const cpu = () => cpuSecondsOf([pid, machine.postgres.pid]);
  const rounds = await warmUp(round, async (i) => {
    const before = cpu();
    await send(calls.bodies(signals(round, `${prefix}-warm-${i}`)));
    return cpu() - before;
  });
  await machine.checkpoint();
  let sent = 0;
  const pushed = async (of: string): Promise<Pace> => {
    const bodies = bodiesOf(calls, signals(count, `${prefix}-${of}`), count);
    const [began, before] = [performance.now(), cpu()];
    await send(counted(bodies, () => (sent += calls.size)));
    return paceOf(count, (performance.now() - began) / 1000, cpu() - before);
  };
  const memory: Reading[] = [];
  const watch = setInterval(() => memory.push([sent, residentMbOf(pid)]), EVERY_MS);
  const firstContact = await pushed('first');
  const figures = { ...(await pushed('timed')), warmUp: rounds * round + count, firstContact, load: loadNow() };
  clearInterval(watch);
  console.log(`${name}, ${calls.size} a call: ${JSON.stringify(figures)}`);
  return { figures, memory };
}

/** Made before the clock starts, but for the long form, whose bodies would be half a gigabyte. */
function bodiesOf(calls: Calls, events: Iterable<TrackEvent>, count: number): Iterable<string> {
  const made = calls.bodies(events);
  return count > MOST_MADE_BEFORE ? made : [...made];
}

function* counted<T>(items: Iterable<T>, told: () => void): Generator<T> {
  for (const item of items) {
    told();
    yield item;
  }
}
