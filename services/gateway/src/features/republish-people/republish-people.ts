import { CalendarChanged, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { type AgainFrom, Republisher, type ToldAgain } from '@mirrorloop/messaging-nest';
import { Injectable } from '@nestjs/common';
import { calendarAsTold, personAsTold, teamAsTold } from '../../domain/people/as-told.js';
import { PeopleInOrder } from './people-in-order.js';

type Kind = 'calendar' | 'team' | 'person';
const NEXT: Readonly<Record<Kind, Kind | null>> = { calendar: 'team', team: 'person', person: null };

/** Tells who works here again, as they are now: first the calendars and the teams, then the people in them. */
@Injectable()
export class RepublishPeople extends Republisher {
  readonly topic = PersonChanged.topic;
  readonly dated = false;

  constructor(private readonly people: PeopleInOrder) {
    super();
  }

  async page({ after, limit }: AgainFrom, tx: Transaction): Promise<{ told: ToldAgain[]; next: string | null }> {
    const [kind, id = null] = (after ?? 'calendar').split('/') as [Kind, string?];
    const told = await this.toldOf(kind, id, limit, tx);
    return { told, next: told.length === limit ? `${kind}/${told.at(-1)!.correlationId}` : NEXT[kind] };
  }

  private async toldOf(kind: Kind, id: string | null, limit: number, tx: Transaction): Promise<ToldAgain[]> {
    if (kind === 'calendar')
      return (await this.people.calendarsAfter(id, limit, tx)).map((calendar) =>
        again(calendar, CalendarChanged.of(calendarAsTold(calendar), calendar.version)),
      );
    if (kind === 'team')
      return (await this.people.teamsAfter(id, limit, tx)).map((team) =>
        again(team, TeamChanged.of(teamAsTold(team), team.version)),
      );
    return (await this.people.peopleAfter(id, limit, tx)).map((person) =>
      again(person, PersonChanged.of(personAsTold(person), person.version)),
    );
  }
}

const again = ({ id, version }: { id: string; version: number }, event: ToldAgain['event']): ToldAgain => ({
  id: `${id}/${version}`,
  correlationId: id,
  event,
});
