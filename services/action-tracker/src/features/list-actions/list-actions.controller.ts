import { Allow } from '@mirrorloop/access';
import type { ActionView, Page } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery } from '@mirrorloop/http';
import { Clock } from '@mirrorloop/kernel';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { STATES } from '../../domain/action.js';
import { Actions } from '../../domain/actions.js';
import { PeopleDirectory } from '../../domain/people.js';
import { namedIn, shown } from '../../domain/shown-action.js';

const query = pageQuery.extend({
  insightId: z.uuid().optional(),
  ownerId: z.uuid().optional(),
  state: z.enum(STATES).optional(),
});
const place = z.object({ at: z.iso.datetime(), overdue: z.boolean(), cost: z.number(), id: z.uuid() });

@Allow('see actions')
@Controller('api/action-tracker/actions')
export class ListActionsController {
  constructor(
    private readonly actions: Actions,
    private readonly directory: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  /** Overdue first, then what a week of waiting costs. */
  @Get()
  async list(@CheckedQuery(query) { cursor, limit, ...filter }: z.output<typeof query>): Promise<Page<ActionView>> {
    const now = this.clock.now();
    const { actions, next, total } = await this.actions.page(filter, now, limit, decodeCursor(cursor, place));
    const people = await this.directory.of(namedIn(actions));
    const items = actions.map((action) => shown(action, people, now));
    return { items, next: next ? encodeCursor(next) : null, total };
  }
}
