import { type Pace, rounded } from '../machine/figures.js';

export interface IntakeFigures extends Pace {
  /** How many were sent before. */
  readonly warmUp: number;
  /** As many by the same people just before, when most of them were heard of for the first time. */
  readonly firstContact: Pace;
  readonly load: number;
}

/** What intake is compared with: the textbook's service, the same with 100 a call, and no service at all. */
export interface Compared {
  readonly oneRequest: IntakeFigures;
  readonly oneInsert: IntakeFigures;
  readonly bareInsert: IntakeFigures;
}

/**
 * `ratio` is that of the promise: a service that takes a signal a request and inserts it. Those of 100 a call stand
 * beside it: `ratioOfOneInsert` for the same service, `ratioOfBare` for what the database alone would allow.
 */
export const intakeReport = <Ours extends IntakeFigures>(
  ours: Ours,
  { oneRequest, oneInsert, bareInsert }: Compared,
) => ({
  ...ours,
  ...{ oneRequest, oneInsert, bareInsert },
  ratio: rounded(ours.signalsPerSecond / oneRequest.signalsPerSecond, 1),
  ratioOfCpu: rounded(oneRequest.cpuMsPerSignal / ours.cpuMsPerSignal, 1),
  ratioAtFirstContact: rounded(ours.firstContact.signalsPerSecond / oneRequest.firstContact.signalsPerSecond, 1),
  ratioOfOneInsert: rounded(ours.signalsPerSecond / oneInsert.signalsPerSecond, 1),
  ratioOfBare: rounded(ours.signalsPerSecond / bareInsert.signalsPerSecond, 1),
});
