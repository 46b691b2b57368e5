import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type Drawn, type ReportContent, reportOf } from '../../domain/studies/report.js';

export interface Task {
  readonly from: Drawn;
  readonly seed: number;
}

export const drawn = ({ from, seed }: Task): ReportContent => reportOf(from, xoroshiro128plus(seed));
