import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { MyWorkView } from '@mirrorloop/contracts';
import { uuidParam } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { Controller, Get } from '@nestjs/common';
import { isOpen } from '../../domain/action.js';
import { Actions } from '../../domain/actions.js';
import { Cases } from '../../domain/cases.js';
import { PeopleDirectory } from '../../domain/people.js';
import { namedIn, shown } from '../../domain/shown-action.js';
import { viewOfCase } from '../../domain/shown-case.js';

const MOST = 200;

/** What waits for whoever asks: their promises and their cases that are to be done. */
@Allow('see actions')
@Controller('api/action-tracker/mine')
export class ShowMyWorkController {
  constructor(
    private readonly actions: Actions,
    private readonly cases: Cases,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@CurrentCaller() { id: ownerId }: Caller): Promise<MyWorkView> {
    if (!uuidParam.safeParse(ownerId).success) return { actions: [], cases: [] };
    const now = this.clock.now();
    const { actions } = await this.actions.page({ ownerId }, now, MOST);
    const toDo = actions.filter((action) => isOpen(action) || action.state === 'verifying');
    const people = await this.directory.of(namedIn(toDo));
    const { items } = await this.cases.page({ ownerId }, MOST);
    const unresolved = items.filter(({ state }) => state !== 'resolved');
    return { actions: toDo.map((action) => shown(action, people, now)), cases: unresolved.map(viewOfCase) };
  }
}
