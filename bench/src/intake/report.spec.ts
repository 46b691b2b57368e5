import { intakeReport } from './report.js';

const figures = (signalsPerSecond: number, cpuMsPerSignal: number) => ({
  ...{ signals: 1_000, seconds: 1_000 / signalsPerSecond, signalsPerSecond, cpuMsPerSignal, load: 1 },
});

describe('What the intake benchmark prints', () => {
  it('compares ours with one insert a signal as a textbook does it, and with the bare insert', () => {
    const report = intakeReport({ ...figures(2_000, 0.4), lost: 0 }, figures(400, 2), figures(1_000, 0.8));
    expect(report).toMatchObject({ signalsPerSecond: 2_000, lost: 0, ratio: 5, ratioOfCpu: 5, ratioOfBare: 2 });
  });
});
