import { PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { type AgainFrom, Republisher, type ToldAgain } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import type { Person, Team } from '../../domain/people/person.js';
import { PeopleInOrder } from './people-in-order.js';

/** Tells who works here again, as they are now: first the teams, then the people in them. */
@Injectable()
export class RepublishPeople extends Republisher {
  readonly topic = PersonChanged.topic;
  readonly dated = false;

  constructor(private readonly people: PeopleInOrder) {
    super();
  }

  async page({ after, limit }: AgainFrom, tx: Transaction): Promise<{ told: ToldAgain[]; next: string | null }> {
    const [kind, id = null] = (after ?? 'team').split('/');
    if (kind === 'team') {
      const teams = await this.people.teamsAfter(id, limit, tx);
      return { told: teams.map(teamAgain), next: teams.length === limit ? `team/${teams.at(-1)!.id}` : 'person' };
    }
    const people = await this.people.peopleAfter(id, limit, tx);
    return { told: people.map(personAgain), next: people.length === limit ? `person/${people.at(-1)!.id}` : null };
  }
}

const teamAgain = ({ id: teamId, version, name, managerId }: Team): ToldAgain => ({
  id: `${teamId}/${version}`,
  correlationId: teamId,
  event: TeamChanged.of({ teamId, name, managerId }, version),
});

const personAgain = ({ id: personId, version, ...facts }: Person): ToldAgain => ({
  id: `${personId}/${version}`,
  correlationId: personId,
  event: PersonChanged.of({ personId, ...facts }, version),
});
