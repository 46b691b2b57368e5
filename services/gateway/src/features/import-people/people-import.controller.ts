import { Allow } from '@mirrorloop/access';
import type { PeopleImported } from '@mirrorloop/contracts';
import { readBody } from '@mirrorloop/http';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Holidays } from '../../domain/people/holidays.js';
import { Reviser } from '../../domain/people/reviser.js';
import { takeInPeople } from '../../domain/people/take-in-people.js';
import { GatewayConfig } from '../../gateway-config.js';
import { readPeopleFile } from './read-people-file.js';

/** Takes in who works here; the same file again changes nothing and tells nobody. */
@Allow('keep people')
@Controller('api/gateway/people/import')
export class PeopleImportController {
  constructor(
    private readonly reviser: Reviser,
    private readonly holidays: Holidays,
    private readonly config: GatewayConfig,
  ) {}

  @Post()
  @HttpCode(200)
  async import(@Req() request: FastifyRequest): Promise<PeopleImported> {
    const file = readPeopleFile(await readBody(request), this.config.organisation.timeZone);
    const book = await this.holidays.book();
    const { people, teams, unchanged, refused } = await this.reviser.revise('gateway.import-people', (roster, now) =>
      takeInPeople(roster, file.lines, book, now),
    );
    const failed = [...file.refused, ...refused].sort((a, b) => a.line - b.line);
    return { people: people.length, teams: teams.length, unchanged, failed };
  }
}
