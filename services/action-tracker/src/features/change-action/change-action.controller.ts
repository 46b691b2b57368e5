import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { ActionView } from '@mirrorloop/contracts';
import { fieldErrors, JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Said } from '../../domain/checks.js';
import {
  addEvidence,
  comment,
  commit,
  drop,
  enterOutcome,
  finish,
  handOver,
  type Move,
  moveDeadline,
  setDomain,
  start,
} from '../../domain/moves.js';
import { ChangeAction } from './change-action.js';

/** Every field may be missing or wrong here: the domain says so of all of them in one answer. */
const body = z.looseObject({});
const LONGEST_KEY = 255;

/** What can be done with an action, by the last part of its address. */
const MOVES: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['commit', commit],
  ['domain', setDomain],
  ['start', start],
  ['evidence', addEvidence],
  ['done', finish],
  ['outcome', enterOutcome],
  ['drop', drop],
  ['deadline', moveDeadline],
  ['owner', handOver],
  ['comment', comment],
]);

@Allow('commit actions')
@Controller('api/action-tracker/actions')
export class ChangeActionController {
  constructor(private readonly action: ChangeAction) {}

  @Post(':id/:move')
  @HttpCode(200)
  change(
    @Param('id') id: string,
    @Param('move') name: string,
    @JsonBody(body) said: Said,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ActionView> {
    const move = MOVES.get(name);
    if (!move || !uuidParam.safeParse(id).success) throw new NotFound('There is no such action');
    if (key && key.length > LONGEST_KEY)
      throw fieldErrors([{ path: 'Idempotency-Key', message: `At most ${LONGEST_KEY} characters.` }]);
    return this.action.run({ actionId: id.toLowerCase(), move, said, caller, idempotencyKey: key });
  }
}
