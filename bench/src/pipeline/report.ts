import { rounded } from '../machine/figures.js';
import type { Measured } from './run.js';

export interface ProductFigures extends Measured {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly actions: number;
}

/** The figures as they are promised, and what they are made of. */
export const pipelineReport = (ours: ProductFigures, naive: Measured, limit: Measured) => ({
  ...ours,
  naive,
  limit,
  ratio: rounded(ours.signalsPerSecond / naive.signalsPerSecond, 1),
  ratioOfLimit: rounded(limit.signalsPerSecond / naive.signalsPerSecond, 1),
  ratioOfCpu: rounded(naive.cpuMsPerSignal / ours.cpuMsPerSignal, 1),
  ratioAtFirstContact: rounded(ours.firstContact.signalsPerSecond / naive.firstContact.signalsPerSecond, 1),
});
