import { Allow } from '@mirrorloop/access';
import type { StudyView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CloseStudy } from './close-study.js';

@Allow('keep studies')
@Controller('api/insight/studies')
export class CloseStudyController {
  constructor(private readonly closing: CloseStudy) {}

  /** Takes no more answers, and publishes the report; closing it again changes nothing. */
  @Post(':id/close')
  @HttpCode(200)
  close(@Param('id') id: string): Promise<StudyView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('study');
    return this.closing.run(id);
  }
}
