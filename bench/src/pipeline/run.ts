import { loadNow, type Machine } from '../machine/machine.js';
import { type Pace, paceOf, rounded } from '../machine/figures.js';
import { cpuSecondsOf } from '../machine/processes.js';
import { sendAll } from '../machine/send.js';
import { batches, signals } from '../machine/signals.js';
import { until } from '../machine/until.js';
import { warmUp } from '../machine/warm-up.js';
import type { Contender } from './contender.js';

const A_CALL = 100;

export interface Pushed extends Pace {
  /** Processor time a signal, by process. */
  readonly cpuMs: Readonly<Record<string, number>>;
  /** Calls that were answered 503 and sent again. */
  readonly sentAgain: number;
}

export interface Measured extends Pushed {
  /** How many were sent before. */
  readonly warmUp: number;
  /** As many by the same people just before, when most of them were heard of for the first time. */
  readonly firstContact: Pushed;
  readonly load: number;
}

/** One contender, and what it was sent so far. */
export class Run {
  private readonly ids: string[] = [];

  constructor(
    private readonly contender: Contender,
    private readonly machine: Machine,
  ) {}

  /** Of everything it was sent. */
  get messageIds(): readonly string[] {
    return this.ids;
  }

  /**
   * From the first request until the last signal is through the third hop, once all is warm: `round` signals a round.
   * Twice by the same people: they are new, then they are known.
   */
  async measure(count: number, round: number): Promise<Measured> {
    await warmUp(round, async (i) => (await this.push(round, `warm-${i}`)).cpuMsPerSignal);
    await this.machine.checkpoint();
    const firstContact = await this.push(count, 'first');
    const sentBefore = this.ids.length;
    const measured = { ...(await this.push(count, 'timed')), warmUp: sentBefore, firstContact, load: loadNow() };
    console.log(`${this.contender.name}: ${JSON.stringify(measured)}`);
    return measured;
  }

  private async push(count: number, prefix: string): Promise<Pushed> {
    const bodies = this.bodiesOf(count, `${this.contender.name}-${prefix}`);
    const programs = [...this.contender.programs, { name: 'postgres', pid: this.machine.postgres.pid }];
    const cpu = () => programs.map(({ pid }) => cpuSecondsOf([pid]));
    const [began, before] = [performance.now(), cpu()];
    const sentAgain = await this.send(bodies);
    const seconds = (performance.now() - began) / 1000;
    const used = cpu().map((cpuSeconds, i) => cpuSeconds - before[i]!);
    const all = used.reduce((sum, cpuSeconds) => sum + cpuSeconds, 0);
    const cpuMs = programs.map(({ name }, i) => [name, rounded((used[i]! * 1000) / count, 3)] as const);
    return { ...paceOf(count, seconds, all), cpuMs: Object.fromEntries(cpuMs), sentAgain };
  }

  private bodiesOf(count: number, prefix: string): string[] {
    for (let i = 0; i < count; i += 1) this.ids.push(`${prefix}-${i}`);
    return [...batches(signals(count, prefix), A_CALL)];
  }

  private async send(bodies: readonly string[]): Promise<number> {
    const { name, url, headers } = this.contender;
    const again = await sendAll(url, bodies.values(), headers);
    const all = this.ids.length;
    await until(`${all} signals through ${name}`, async () => (await this.contender.arrived()) >= all);
    return again;
  }
}
