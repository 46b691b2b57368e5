import { Allow } from '@mirrorloop/access';
import type { StudyReport } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { ConflictException, Controller, Get, Param } from '@nestjs/common';
import { Studies } from '../../domain/studies/ports.js';
import { shownStudy } from '../../reading/shown-study.js';

@Allow('see studies')
@Controller('api/insight/studies')
export class ShowStudyReportController {
  constructor(private readonly studies: Studies) {}

  /** 409 while answers still come: figures before and after an answer would tell it. */
  @Get(':id/report')
  async show(@Param('id') id: string): Promise<StudyReport> {
    const found = uuidParam.safeParse(id).success ? await this.studies.one(id) : undefined;
    if (!found) throw new NotFound('study');
    const report = await this.studies.report(id);
    if (!report) throw new ConflictException('The study still takes answers: its report is drawn when it is closed.');
    return { study: shownStudy(found.study, found.counts), ...report };
  }
}
