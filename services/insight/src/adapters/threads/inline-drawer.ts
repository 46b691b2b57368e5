import type { Drawn, ReportContent } from '../../domain/studies/report.js';
import { ReportDrawer } from '../../features/close-study/report-drawer.js';
import { drawn } from './drawn.js';

/** Draws where it is asked: for tests, which run uncompiled. */
export class InlineDrawer extends ReportDrawer {
  draw(from: Drawn, seed: number): Promise<ReportContent> {
    return Promise.resolve(drawn({ from, seed }));
  }
}
