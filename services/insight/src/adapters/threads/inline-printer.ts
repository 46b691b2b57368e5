import { type Printed, ReportPrinter } from '../../features/show-study-report/report-printer.js';
import { printReport } from '../pdf/print-report.js';

/** Prints where it is asked: for tests, which run uncompiled. */
export class InlinePrinter extends ReportPrinter {
  print(of: Printed): Promise<Uint8Array> {
    return printReport(of);
  }
}
