import { parseArgs } from 'node:util';
import { percentile, rounded } from '../machine/figures.js';
import { type Machine, startMachine } from '../machine/machine.js';
import { until } from '../machine/until.js';
import { startByHand } from './by-hand.js';
import { startProduct } from './product.js';
import { pipelineReport, type ProductFigures } from './report.js';
import { type Measured, Run } from './run.js';

/** Naive takes a hundredth of a second a signal: a few tell its rate, and the figure says how many. */
const options = {
  signals: { type: 'string', default: '50000' },
  naive: { type: 'string', default: '2000' },
  limit: { type: 'string', default: '20000' },
} as const;

/** Signals in a round of warming up: some seconds' worth. */
const ROUND = { naive: 2_000, limit: 20_000, product: 20_000 };

/** The distributed shape against the textbook and the limit, one after the other on one broker and one database. */
export async function bench(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options });
  const machine = await startMachine();
  try {
    const naive = await byHand('naive', machine, Number(values.naive));
    const limit = await byHand('limit', machine, Number(values.limit));
    const ours = await product(machine, Number(values.signals));
    return pipelineReport(ours, naive, limit);
  } finally {
    await machine.stop();
  }
}

async function byHand(name: 'naive' | 'limit', machine: Machine, count: number): Promise<Measured> {
  const contender = await startByHand(name, machine);
  try {
    return await new Run(contender, machine).measure(count, ROUND[name]);
  } finally {
    await contender.stop();
  }
}

async function product(machine: Machine, count: number): Promise<ProductFigures> {
  const contender = await startProduct(machine);
  try {
    const run = new Run(contender, machine);
    const measured = await run.measure(count, ROUND.product);
    const ids = run.messageIds;
    const latencies = await contender.latencies(ids.slice(-count));
    // The third hop to its end: what customers said has become an insight, and that a proposed action.
    await until('an action to be proposed', async () => (await contender.actions()) > 0, 120_000);
    return {
      ...measured,
      p50Ms: rounded(percentile(latencies, 0.5)),
      p99Ms: rounded(percentile(latencies, 0.99)),
      ...(await contender.faults(ids)),
      actions: await contender.actions(),
    };
  } finally {
    await contender.stop();
  }
}
