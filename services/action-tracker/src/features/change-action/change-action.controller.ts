import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { ActionView } from '@mirrorloop/contracts';
import { idempotencyKey, JsonBody, uuidParam } from '@mirrorloop/http';
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

const lastPartOf = (url: string): string => /([a-z]+)\/?(?:\?|$)/.exec(url)?.[1] ?? '';

/** One route a move, by the last part of its address; whoever extends it says for whom they are. */
function changing(moves: Readonly<Record<string, Move>>) {
  class Changing {
    constructor(readonly action: ChangeAction) {}

    @Post(Object.keys(moves).map((name) => `:id/${name}`))
    @HttpCode(200)
    change(
      @Param('id') id: string,
      @Req() { url }: { url: string },
      @JsonBody(body) said: Said,
      @CurrentCaller() caller: Caller,
      @Headers('idempotency-key') key: string | undefined,
    ): Promise<ActionView> {
      if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such action');
      const change = { actionId: id.toLowerCase(), move: moves[lastPartOf(url)]!, said, caller };
      return this.action.run({ ...change, idempotencyKey: idempotencyKey(key) });
    }
  }
  return Changing;
}

/** What whoever promises for others does with an action ... */
@Allow('commit actions')
@Controller('api/action-tracker/actions')
export class PromiseActionController extends changing({
  commit,
  domain: setDomain,
  drop,
  deadline: moveDeadline,
  owner: handOver,
}) {
  constructor(action: ChangeAction) {
    super(action);
  }
}

/** ... and whoever works on it. */
@Allow('work on actions')
@Controller('api/action-tracker/actions')
export class WorkOnActionController extends changing({
  start,
  evidence: addEvidence,
  done: finish,
  outcome: enterOutcome,
  comment,
}) {
  constructor(action: ChangeAction) {
    super(action);
  }
}
