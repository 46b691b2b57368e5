import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { StudyView } from '@mirrorloop/contracts';
import { idempotencyKey, JsonBody } from '@mirrorloop/http';
import { Controller, Headers, Post } from '@nestjs/common';
import { OpenStudy } from './open-study.js';
import { type OpenStudyBody, openStudyBody } from './open-study-body.js';

@Allow('keep studies')
@Controller('api/insight/studies')
export class OpenStudyController {
  constructor(private readonly opening: OpenStudy) {}

  /** 201 with the study, which takes answers from now on; the same Idempotency-Key gives the same one. */
  @Post()
  open(
    @JsonBody(openStudyBody) said: OpenStudyBody,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<StudyView> {
    return this.opening.run(said, caller, idempotencyKey(key));
  }
}
