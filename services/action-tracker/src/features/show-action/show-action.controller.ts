import { Allow } from '@mirrorloop/access';
import type { ActionView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { Actions } from '../../domain/actions.js';
import { PeopleDirectory } from '../../domain/people.js';
import { namedIn, shown } from '../../domain/shown-action.js';

@Allow('see actions')
@Controller('api/action-tracker/actions')
export class ShowActionController {
  constructor(
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  async show(@Param('id') id: string): Promise<ActionView> {
    const action = uuidParam.safeParse(id).success ? await this.actions.find(id) : undefined;
    if (!action) throw new NotFound('There is no such action');
    return shown(action, await this.directory.of(namedIn([action])), this.clock.now());
  }
}
