import { Allow } from '@mirrorloop/access';
import type { StudyReport } from '@mirrorloop/contracts';
import { Sends, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { ConflictException, Controller, Get, Header, Param } from '@nestjs/common';
import { Studies } from '../../domain/studies/ports.js';
import { reportFile } from '../../reading/report-rows.js';
import { shownStudy } from '../../reading/shown-study.js';

@Allow('see studies')
@Controller('api/insight/studies')
export class ShowStudyReportController {
  constructor(private readonly studies: Studies) {}

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
    const { report } = await this.drawn(id);
    return reportFile(report);
  }

  private async drawn(id: string) {
    const found = uuidParam.safeParse(id).success ? await this.studies.one(id) : undefined;
    if (!found) throw new NotFound('study');
    const report = await this.studies.report(id);
    if (!report) throw new ConflictException('The study still takes answers: its report is drawn when it is closed.');
    return { ...found, report };
  }
}
