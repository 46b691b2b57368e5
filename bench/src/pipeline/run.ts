import { loadNow, type Machine } from '../machine/machine.js';
import { rounded } from '../machine/figures.js';
import { cpuSecondsOf } from '../machine/processes.js';
import { sendAll } from '../machine/send.js';
import { batches, signals } from '../machine/signals.js';
import { until } from '../machine/until.js';
import type { Contender } from './contender.js';

const A_CALL = 100;
const CALLS_AT_ONCE = 8;
/** Sent before the clock starts, so that what is measured has been compiled and is connected: the same to each. */
const WARM_UP = 10_000;

export interface Measured {
  readonly signals: number;
  readonly seconds: number;
  readonly signalsPerSecond: number;
  /** Processor time of its processes and of the database, a signal: says more than the clock on a busy machine. */
  readonly cpuMsPerSignal: number;
  /** The same by process. */
  readonly cpuMs: Readonly<Record<string, number>>;
  /** Calls that were answered 503 and sent again. */
  readonly sentAgain: number;
  readonly load: number;
}

/** From the first request until the last signal is through the third hop. */
export async function measure(contender: Contender, machine: Machine, count: number): Promise<Measured> {
  await push(contender, bodiesOf(contender, WARM_UP, 'warm'), WARM_UP);
  const bodies = bodiesOf(contender, count, 'timed');
  const programs = [...contender.programs, { name: 'postgres', pid: machine.postgres.pid }];
  const cpu = () => programs.map(({ pid }) => cpuSecondsOf([pid]) * 1000);
  const [began, before] = [performance.now(), cpu()];
  const sentAgain = await push(contender, bodies, WARM_UP + count);
  const seconds = (performance.now() - began) / 1000;
  const used = cpu().map((ms, i) => (ms - before[i]!) / count);
  const measured = {
    signals: count,
    seconds: rounded(seconds, 1),
    signalsPerSecond: rounded(count / seconds),
    cpuMsPerSignal: rounded(
      used.reduce((sum, ms) => sum + ms, 0),
      3,
    ),
    cpuMs: Object.fromEntries(programs.map(({ name }, i) => [name, rounded(used[i]!, 3)])),
    sentAgain,
    load: loadNow(),
  };
  console.log(`${contender.name}: ${JSON.stringify(measured)}`);
  return measured;
}

const bodiesOf = (contender: Contender, count: number, prefix: string): string[] => [
  ...batches(signals(count, `${contender.name}-${prefix}`), A_CALL),
];

async function push(contender: Contender, bodies: readonly string[], all: number): Promise<number> {
  const again = await sendAll(contender.url, bodies.values(), contender.headers, CALLS_AT_ONCE);
  await until(`${all} signals through ${contender.name}`, async () => (await contender.arrived()) >= all);
  return again;
}

/** The message ids that `measure` sends to it. */
export const messageIdsOf = (contender: Contender, count: number): string[] => [
  ...Array.from({ length: WARM_UP }, (_, i) => `${contender.name}-warm-${i}`),
  ...Array.from({ length: count }, (_, i) => `${contender.name}-timed-${i}`),
];
