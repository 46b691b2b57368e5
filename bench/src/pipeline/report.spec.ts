import { paceOf } from '../machine/figures.js';
import { pipelineReport } from './report.js';
import type { Measured } from './run.js';

// 1,000 signals: as many seconds of processor time as milliseconds a signal.
const pushed = (signalsPerSecond: number, cpuMsPerSignal: number) => ({
  ...paceOf(1_000, 1_000 / signalsPerSecond, cpuMsPerSignal),
  ...{ cpuMs: { record: cpuMsPerSignal }, sentAgain: 0 },
});
const measured = (signalsPerSecond: number, cpuMsPerSignal: number): Measured => ({
  ...pushed(signalsPerSecond, cpuMsPerSignal),
  ...{ warmUp: 10_000, firstContact: pushed(signalsPerSecond - 100, cpuMsPerSignal), load: 1 },
});

describe('What the pipeline benchmark prints', () => {
  const ours = { ...measured(3_000, 0.5), p50Ms: 20, p99Ms: 90, lost: 0, duplicated: 0, actions: 1 };
  const report = pipelineReport(ours, measured(200, 8), measured(4_000, 0.25));

  it('has every figure that is promised, under the name it is promised by', () => {
    const { signals, seconds, signalsPerSecond, p50Ms, p99Ms, lost, duplicated, naive, limit, ratio } = report;
    const figures = [signals, seconds, signalsPerSecond, p50Ms, p99Ms, lost, duplicated, ratio];
    const others = [naive.signalsPerSecond, limit.signalsPerSecond];
    expect([...figures, ...others].every(Number.isFinite)).toBe(true);
  });

  it('compares rates by the clock, and beside it processor time and those of people who are new', () => {
    expect(report).toMatchObject({ ratio: 15, ratioOfLimit: 20, ratioOfCpu: 16, ratioAtFirstContact: 29 });
  });
});
