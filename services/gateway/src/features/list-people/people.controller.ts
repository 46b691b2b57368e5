import { Allow, type Caller, CurrentCaller } from '@mirrorloop/access';
import type { Page, PersonDetail, PersonView, StoreView, TeamView } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery } from '@mirrorloop/http';
import { Clock, NotFound } from '@mirrorloop/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { People, type TeamOfPeople } from '../../domain/people/people.js';
import { personDetail, personView } from '../../person-view.js';

const teamQuery = pageQuery;
const peopleQuery = pageQuery.extend({
  search: z.string().trim().max(200).optional(),
  team: z.uuid().optional(),
  store: z.string().max(200).optional(),
  show: z.enum(['here', 'away', 'left']).optional(),
});
const cursorShape = z.object({ name: z.string(), id: z.uuid() });

/** People and teams in order of name. */
@Allow('see people')
@Controller('api/gateway')
export class PeopleController {
  constructor(
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  @Get('people')
  async listPeople(
    @CheckedQuery(peopleQuery) { cursor, limit, ...filter }: z.output<typeof peopleQuery>,
    @CurrentCaller() caller: Caller,
  ): Promise<Page<PersonView>> {
    const now = this.clock.now();
    const found = await this.people.listPeople(filter, { after: decodeCursor(cursor, cursorShape), limit }, now);
    return pageOf(found, limit, (person) => personView(person, now, caller));
  }

  @Get('people/:id')
  async showPerson(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<PersonDetail> {
    const person = z.uuid().safeParse(id).success ? await this.people.find(id) : undefined;
    if (!person) throw new NotFound('There is no such person');
    return personDetail(person, this.clock.now(), caller);
  }

  @Get('teams')
  async listTeams(@CheckedQuery(teamQuery) { cursor, limit }: z.output<typeof teamQuery>): Promise<Page<TeamView>> {
    const found = await this.people.listTeams({ after: decodeCursor(cursor, cursorShape), limit });
    return pageOf(found, limit, teamView);
  }

  @Get('stores')
  async listStores(): Promise<Page<StoreView>> {
    const items = await this.people.stores();
    return { items, next: null, total: items.length };
  }
}

function pageOf<Row extends { name: string; id: string }, View>(
  { rows, total }: { rows: Row[]; total: number },
  limit: number,
  view: (row: Row) => View,
): Page<View> {
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { items: rows.map(view), next: last ? encodeCursor({ name: last.name, id: last.id }) : null, total };
}

const teamView = ({ chosenManagerId, ...team }: TeamOfPeople): TeamView => ({
  ...team,
  managerIsChosen: chosenManagerId !== null,
});
