import { CalendarChanged, type EventOf, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { type BatchHandler, decided, type Decision, Handles, type Transaction, unchanged } from '@mirrorloop/messaging';
import { Injectable } from '@nestjs/common';
import { type CalendarData, KnownPeople, type PersonData, type Said, type TeamData } from './known-people.js';

const HEARD = [PersonChanged, TeamChanged, CalendarChanged] as const;
type Heard = (typeof HEARD)[number];
interface State {
  readonly sequences: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, Said<PersonData>>;
  readonly teams: ReadonlyMap<string, Said<TeamData>>;
  readonly calendars: ReadonlyMap<string, Said<CalendarData>>;
}

/**
 * Keeps who works here, in which team, for whom, when, and who acts for them: so that an action can be owned, and
 * somebody reached, without asking another service.
 */
@Injectable()
@Handles<Heard>(HEARD, { group: 'action-tracker.follow-people' })
export class FollowPeopleHandler implements BatchHandler<Heard, State> {
  constructor(private readonly known: KnownPeople) {}

  async load(events: readonly EventOf<Heard>[], tx: Transaction): Promise<State> {
    const idsOf = ({ type }: Heard) => events.filter((event) => event.type === type).map(({ key }) => key);
    const ids = { people: idsOf(PersonChanged), teams: idsOf(TeamChanged), calendars: idsOf(CalendarChanged) };
    const sequences = await this.known.sequencesOf(ids, tx);
    return { sequences, people: new Map(), teams: new Map(), calendars: new Map() };
  }

  decide(state: State, event: EventOf<Heard>): Decision<State> {
    const { key: id, sequence } = event;
    if ((state.sequences.get(id) ?? -1) >= sequence) return unchanged('this, or something newer, is known');
    return decided({ ...state, ...heard(state, event), sequences: new Map(state.sequences).set(id, sequence) });
  }

  save({ people, teams, calendars }: State, tx: Transaction): Promise<void> {
    const all = { people: [...people.values()], teams: [...teams.values()], calendars: [...calendars.values()] };
    return this.known.save(all, tx);
  }
}

function heard({ people, teams, calendars }: State, { key: id, sequence, data }: EventOf<Heard>): Partial<State> {
  if ('personId' in data) return { people: new Map(people).set(id, { id, sequence, data }) };
  if ('teamId' in data) return { teams: new Map(teams).set(id, { id, sequence, data }) };
  return { calendars: new Map(calendars).set(id, { id, sequence, data }) };
}
