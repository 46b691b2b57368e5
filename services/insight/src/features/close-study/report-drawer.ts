import type { Drawn, ReportContent } from '../../domain/studies/report.js';

/** Draws a report away from the event loop: thousands of resamples would hold up every consumer of the service. */
export abstract class ReportDrawer {
  /** The same answers and the same seed give the same report, to the last digit. */
  abstract draw(from: Drawn, seed: number): Promise<ReportContent>;
}
