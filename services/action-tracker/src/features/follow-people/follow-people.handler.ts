import { type EventOf, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { KnownPeople, type PersonData, type Said, type TeamData } from './known-people.js';

const HEARD = [PersonChanged, TeamChanged] as const;
type Heard = (typeof HEARD)[number];
interface State {
  readonly sequences: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, Said<PersonData>>;
  readonly teams: ReadonlyMap<string, Said<TeamData>>;
}

/** Keeps who works here and in which team, so that an action can be owned without asking another service. */
@Injectable()
@Handles<Heard>(HEARD, { group: 'action-tracker.follow-people' })
export class FollowPeopleHandler implements BatchHandler<Heard, State> {
  constructor(private readonly known: KnownPeople) {}

  async load(events: readonly EventOf<Heard>[], tx: Transaction): Promise<State> {
    const idsOf = (type: string) => events.filter((event) => event.type === type).map(({ key }) => key);
    const { people, teams } = await this.known.sequencesOf(idsOf(PersonChanged.type), idsOf(TeamChanged.type), tx);
    return { sequences: new Map([...people, ...teams]), people: new Map(), teams: new Map() };
  }

  decide(state: State, event: EventOf<Heard>): Decision<State> {
    const { sequence } = event;
    const id = 'personId' in event.data ? event.data.personId : event.data.teamId;
    if ((state.sequences.get(id) ?? -1) >= sequence) return unchanged('this, or something newer, is known');
    const sequences = new Map(state.sequences).set(id, sequence);
    if ('personId' in event.data) {
      const { personId: _, ...data } = event.data;
      return decided({ ...state, sequences, people: new Map(state.people).set(id, { id, sequence, data }) });
    }
    const { teamId: _, ...data } = event.data;
    return decided({ ...state, sequences, teams: new Map(state.teams).set(id, { id, sequence, data }) });
  }

  save({ people, teams }: State, tx: Transaction): Promise<void> {
    return this.known.save([...people.values()], [...teams.values()], tx);
  }
}
