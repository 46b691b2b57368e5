import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { ActionView } from '@mirrorloop/contracts';
import { fieldErrors, JsonBody, uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, Headers, HttpCode, Param, Post, Req } from '@nestjs/common';
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

/** What can be done with an action, by the last part of its address: by whoever promises for others ... */
const COMMITTING: Readonly<Record<string, Move>> = {
  commit,
  domain: setDomain,
  drop,
  deadline: moveDeadline,
  owner: handOver,
};
/** ... and by whoever works on it. */
const WORKING: Readonly<Record<string, Move>> = {
  start,
  evidence: addEvidence,
  done: finish,
  outcome: enterOutcome,
  comment,
};
const addresses = (moves: object) => Object.keys(moves).map((name) => `:id/${name}`);

@Controller('api/action-tracker/actions')
export class ChangeActionController {
  constructor(private readonly action: ChangeAction) {}

  @Allow('commit actions')
  @Post(addresses(COMMITTING))
  @HttpCode(200)
  promise(
    @Param('id') id: string,
    @Req() { url }: { url: string },
    @JsonBody(body) said: Said,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ActionView> {
    return this.change(COMMITTING[lastPartOf(url)]!, id, said, caller, key);
  }

  @Allow('work on actions')
  @Post(addresses(WORKING))
  @HttpCode(200)
  work(
    @Param('id') id: string,
    @Req() { url }: { url: string },
    @JsonBody(body) said: Said,
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ActionView> {
    return this.change(WORKING[lastPartOf(url)]!, id, said, caller, key);
  }

  private change(move: Move, id: string, said: Said, caller: Caller, key: string | undefined): Promise<ActionView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such action');
    if (key && key.length > LONGEST_KEY)
      throw fieldErrors([{ path: 'Idempotency-Key', message: `At most ${LONGEST_KEY} characters.` }]);
    return this.action.run({ actionId: id.toLowerCase(), move, said, caller, idempotencyKey: key });
  }
}

const lastPartOf = (url: string): string => /([a-z]+)\/?(?:\?|$)/.exec(url)?.[1] ?? '';
