import type { OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { Drawn, ReportContent } from '../../domain/studies/report.js';
import { ReportDrawer } from '../../features/close-study/report-drawer.js';

/** Draws in a worker thread, one report after the other; the thread ends when nothing is to be drawn. */
export class ThreadedDrawer extends ReportDrawer implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    filename: new URL('./draw-report.worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 10_000,
  });

  draw(from: Drawn, seed: number): Promise<ReportContent> {
    return this.pool.run({ from, seed }) as Promise<ReportContent>;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.destroy();
  }
}
