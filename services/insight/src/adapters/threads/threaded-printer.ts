import type { OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import { type Printed, ReportPrinter } from '../../features/show-study-report/report-printer.js';

/** Prints in a worker thread, one report after the other; the thread ends when nothing is to be printed. */
export class ThreadedPrinter extends ReportPrinter implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    filename: new URL('./print-report.worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: 50,
    idleTimeout: 10_000,
  });

  print(of: Printed): Promise<Uint8Array> {
    return this.pool.run(of) as Promise<Uint8Array>;
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.destroy();
  }
}
