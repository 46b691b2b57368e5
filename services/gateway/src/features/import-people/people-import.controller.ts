import { Allow } from '@mirrorloop/access';
import { type PeopleImported, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { readBody } from '@mirrorloop/http';
import { Clock, newId } from '@mirrorloop/kernel';
import { Outbox, published, type Transaction, Transactions } from '@mirrorloop/messaging';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { PersonLine } from '../../domain/people/person.js';
import { type RosterChange, takeInPeople } from '../../domain/people/take-in-people.js';
import { GatewayConfig } from '../../gateway-config.js';
import { readPeopleFile } from './read-people-file.js';
import { RosterKeeper } from './roster-keeper.js';

/** Takes in who works here; the same file again changes nothing and tells nobody. */
@Allow('keep people')
@Controller('api/gateway/people/import')
export class PeopleImportController {
  constructor(
    private readonly roster: RosterKeeper,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: GatewayConfig,
  ) {}

  @Post()
  @HttpCode(200)
  async import(@Req() request: FastifyRequest): Promise<PeopleImported> {
    const file = readPeopleFile(await readBody(request), this.config.organisation.timeZone);
    const { people, teams, unchanged, refused } = await this.transactions.run((tx) => this.takeIn(file.lines, tx));
    const failed = [...file.refused, ...refused].sort((a, b) => a.line - b.line);
    return { people: people.length, teams: teams.length, unchanged, failed };
  }

  private async takeIn(lines: readonly PersonLine[], tx: Transaction): Promise<RosterChange> {
    const change = takeInPeople(await this.roster.readToRevise(tx), lines);
    await this.roster.save(change, tx);
    const now = this.clock.now();
    const id = newId(now);
    await this.outbox.append(published('gateway.import-people', { id, correlationId: id }, told(change), now), tx);
    return change;
  }
}

const told = ({ people, teams }: RosterChange) => [
  ...teams.map(({ id: teamId, version, name, managerId }) => TeamChanged.of({ teamId, name, managerId }, version)),
  ...people.map(({ id: personId, version, ...facts }) => PersonChanged.of({ personId, ...facts }, version)),
];
