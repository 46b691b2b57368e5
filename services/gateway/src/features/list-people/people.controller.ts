import { Allow } from '@mirrorloop/access';
import type { Page, PersonView, TeamView } from '@mirrorloop/contracts';
import { CheckedQuery, decodeCursor, encodeCursor, pageQuery } from '@mirrorloop/http';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { People, type PersonInTeam, type TeamOfPeople } from '../../domain/people/people.js';

type Query = z.output<typeof pageQuery>;
const cursorShape = z.object({ name: z.string(), id: z.uuid() });

/** People and teams in order of name. */
@Allow('see people')
@Controller('api/gateway')
export class PeopleController {
  constructor(private readonly people: People) {}

  @Get('people')
  async listPeople(@CheckedQuery(pageQuery) { cursor, limit }: Query): Promise<Page<PersonView>> {
    const found = await this.people.listPeople({ after: decodeCursor(cursor, cursorShape), limit });
    return pageOf(found, limit, personView);
  }

  @Get('teams')
  async listTeams(@CheckedQuery(pageQuery) { cursor, limit }: Query): Promise<Page<TeamView>> {
    const found = await this.people.listTeams({ after: decodeCursor(cursor, cursorShape), limit });
    return pageOf(found, limit, teamView);
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

const personView = ({
  id,
  name,
  email,
  title,
  teamId,
  teamName,
  managerId,
  timeZone,
  active,
}: PersonInTeam): PersonView => ({
  id,
  name,
  email,
  title,
  team: { id: teamId, name: teamName },
  managerId,
  timeZone,
  active,
});

const teamView = ({ id, name, managerId, people }: TeamOfPeople): TeamView => ({ id, name, managerId, people });
