import { rounded } from '../machine/figures.js';

export interface IntakeFigures {
  readonly signals: number;
  readonly seconds: number;
  readonly signalsPerSecond: number;
  readonly cpuMsPerSignal: number;
  readonly load: number;
}

/** `ratio` is that of the promise; the bare insert, which no service is, says what the database alone would allow. */
export const intakeReport = <Ours extends IntakeFigures>(
  ours: Ours,
  oneInsert: IntakeFigures,
  bareInsert: IntakeFigures,
) => ({
  ...ours,
  oneInsert,
  bareInsert,
  ratio: rounded(ours.signalsPerSecond / oneInsert.signalsPerSecond, 1),
  ratioOfCpu: rounded(oneInsert.cpuMsPerSignal / ours.cpuMsPerSignal, 1),
  ratioOfBare: rounded(ours.signalsPerSecond / bareInsert.signalsPerSecond, 1),
});
