import type { Printed } from '../../features/show-study-report/report-printer.js';
import { printReport } from '../pdf/print-report.js';

/** What a worker thread runs. */
export default (of: Printed) => printReport(of);
