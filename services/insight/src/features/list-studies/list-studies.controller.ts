import { Allow } from '@mirrorloop/access';
import type { StudyView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { Studies } from '../../domain/studies/ports.js';
import { shownStudy } from '../../reading/shown-study.js';

const MOST = 200;

@Allow('see studies')
@Controller('api/insight/studies')
export class ListStudiesController {
  constructor(private readonly studies: Studies) {}

  /** The newest first. */
  @Get()
  async list(): Promise<{ items: StudyView[] }> {
    return { items: (await this.studies.newest(MOST)).map(({ study, counts }) => shownStudy(study, counts)) };
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<StudyView> {
    const found = uuidParam.safeParse(id).success ? await this.studies.one(id) : undefined;
    if (!found) throw new NotFound('study');
    return shownStudy(found.study, found.counts);
  }
}
