import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { ActionView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { NotFound } from '@mirrorloop/kernel';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { TakeOverElsewhere } from './take-over-elsewhere.js';

@Controller('api/action-tracker/actions-elsewhere')
export class TakeOverElsewhereController {
  constructor(private readonly taking: TakeOverElsewhere) {}

  /** Proposes it here; it is promised by a commit, with everything a promise has. */
  @Allow('commit actions')
  @Post(':id/take-over')
  @HttpCode(200)
  takeOver(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<ActionView> {
    if (!uuidParam.safeParse(id).success) throw new NotFound('There is no such action elsewhere');
    return this.taking.run(id.toLowerCase(), caller.name);
  }
}
