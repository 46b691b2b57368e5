import { Allow } from '@mirrorloop/access';
import type { StudyReport } from '@mirrorloop/contracts';
import { CheckedQuery, Sends, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { ConflictException, Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Studies } from '../../domain/studies/ports.js';
import { sidesOf } from '../../domain/studies/sides.js';
import { reportFile } from '../../reading/report-rows.js';
import { shownStudy } from '../../reading/shown-study.js';
import { ReportPrinter } from './report-printer.js';

const printQuery = z.object({ lang: z.enum(['en', 'de']).default('en') });

@Allow('see studies')
@Controller('api/insight/studies')
export class ShowStudyReportController {
  constructor(
    private readonly studies: Studies,
    private readonly printer: ReportPrinter,
  ) {}

  /** 409 while answers still come: figures before and after an answer would tell it. */
  @Get(':id/report')
  async show(@Param('id') id: string): Promise<StudyReport> {
    const { study, counts, report } = await this.drawn(id);
    return { study: shownStudy(study, counts), ...report };
  }

  /** The same figures, one a row; what isn't shown keeps its place. */
  @Get(':id/report.csv')
  @Sends(['text/csv'], 200)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="report.csv"')
  async file(@Param('id') id: string): Promise<string> {
    const { study, report } = await this.drawn(id);
    return reportFile(report, sidesOf(study.instrument));
  }

  /** The same on paper, `?lang=en` or `de`: A4, tagged, charts as vectors with n and intervals. */
  @Get(':id/report.pdf')
  @Sends(['application/pdf'], 200)
  async print(
    @Param('id') id: string,
    @CheckedQuery(printQuery) { lang }: z.output<typeof printQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.printer.print({ ...(await this.drawn(id)), lang });
    void reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="report-${lang}.pdf"`)
      .send(Buffer.from(bytes));
  }

  private async drawn(id: string) {
    const found = uuidParam.safeParse(id).success ? await this.studies.one(id) : undefined;
    if (!found) throw new NotFound('study');
    const report = await this.studies.report(id);
    if (!report) throw new ConflictException('The study still takes answers: its report is drawn when it is closed.');
    return { ...found, report };
  }
}
