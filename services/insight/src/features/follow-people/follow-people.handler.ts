import { type EventOf, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { KnownPeople, type Person, type Team } from './known-people.js';

const HEARD = [PersonChanged, TeamChanged] as const;
type Heard = (typeof HEARD)[number];
/** This batch's own. */
interface State {
  readonly versions: Map<string, number>;
  readonly people: Map<string, Person>;
  readonly teams: Map<string, Team>;
}

/** Keeps who works in which team and stores, so that a study can ask them. */
@Injectable()
@Handles<Heard>(HEARD, { group: 'insight.follow-people' })
export class FollowPeopleHandler implements BatchHandler<Heard, State> {
  constructor(private readonly known: KnownPeople) {}

  async load(events: readonly EventOf<Heard>[], tx: Transaction): Promise<State> {
    const keys = events.map(({ key }) => key);
    return { versions: new Map(await this.known.lock(keys, tx)), people: new Map(), teams: new Map() };
  }

  decide(state: State, { key, sequence, data }: EventOf<Heard>): Decision<State> {
    if ((state.versions.get(key) ?? -1) >= sequence) return unchanged('this, or something newer, is known');
    state.versions.set(key, sequence);
    if ('personId' in data) {
      const { personId, teamId, stores = [], active } = data;
      state.people.set(key, { personId, sequence, teamId, stores, active });
    } else state.teams.set(key, { teamId: data.teamId, sequence, name: data.name });
    return decided(state);
  }

  save({ people, teams }: State, tx: Transaction): Promise<void> {
    return this.known.save([...people.values()], [...teams.values()], tx);
  }
}
