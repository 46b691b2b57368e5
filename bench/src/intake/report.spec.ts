import { paceOf } from '../machine/figures.js';
import { memoryFigures } from './memory-figures.js';
import { intakeReport } from './report.js';

// 1,000 signals: as many seconds of processor time as milliseconds a signal.
const figures = (signalsPerSecond: number, cpuMsPerSignal: number) => ({
  ...paceOf(1_000, 1_000 / signalsPerSecond, cpuMsPerSignal),
  ...{ warmUp: 10_000, firstContact: paceOf(1_000, 1_000 / (signalsPerSecond - 100), cpuMsPerSignal), load: 1 },
});

describe('What the intake benchmark prints', () => {
  it('compares ours with a signal a request as a textbook does it, with 100 a call, and with the bare insert', () => {
    const compared = { oneRequest: figures(400, 2), oneInsert: figures(800, 1), bareInsert: figures(1_000, 0.8) };
    const report = intakeReport({ ...figures(2_000, 0.4), lost: 0 }, compared);
    expect(report).toMatchObject({
      signalsPerSecond: 2_000,
      lost: 0,
      ratio: 5,
      ratioOfCpu: 5,
      ratioAtFirstContact: 6.3,
    });
    expect(report).toMatchObject({ ratioOfOneInsert: 2.5, ratioOfBare: 2 });
  });

  it('tells what memory was held in the beginning, in the middle and at the end, and whether it still rises', () => {
    const flat = Array.from({ length: 101 }, (_, i) => [i * 10_000, i < 20 ? 100 + i * 10 : 300] as const);
    expect(memoryFigures(flat, 1_000_000)).toEqual({
      residentMbAtStart: 100,
      residentMbInTheMiddle: 300,
      residentMb: 300,
      residentMbMost: 300,
      residentMbPer100000Signals: 0,
    });
    const rising = flat.map(([sent]) => [sent, 100 + sent / 10_000] as const);
    expect(memoryFigures(rising, 1_000_000).residentMbPer100000Signals).toBe(10);
  });
});
