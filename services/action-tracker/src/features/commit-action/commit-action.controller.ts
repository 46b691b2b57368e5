import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { ActionView } from '@mirrorloop/contracts';
import { fieldErrors, JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Said } from '../../domain/checks.js';
import { CommitAction } from './commit-action.js';

/** Every field may be missing or wrong here: the domain says so of all of them in one answer. */
const body = z.looseObject({});
const LONGEST_KEY = 255;

@Allow('commit actions')
@Controller('api/action-tracker/actions')
export class CommitActionController {
  constructor(private readonly action: CommitAction) {}

  @Post(':id/commit')
  @HttpCode(200)
  commit(
    @Param('id') id: string,
    @JsonBody(body) said: Said,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ActionView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such action');
    if (key && key.length > LONGEST_KEY)
      throw fieldErrors([{ path: 'Idempotency-Key', message: `At most ${LONGEST_KEY} characters.` }]);
    return this.action.run({ actionId: id.toLowerCase(), said, caller, idempotencyKey: key });
  }
}
