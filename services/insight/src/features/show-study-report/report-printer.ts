import type { ReportContent } from '../../domain/studies/report.js';
import type { Counts } from '../../domain/studies/ports.js';
import type { Study } from '../../domain/studies/study.js';

export type Language = 'en' | 'de';
export interface Printed {
  readonly study: Study;
  readonly counts: Counts;
  readonly report: ReportContent;
  readonly lang: Language;
}

/** A report on paper: A4, tagged, charts as vectors with n and intervals. The same report gives the same bytes. */
export abstract class ReportPrinter {
  abstract print(of: Printed): Promise<Uint8Array>;
}
