import { CalendarChanged, PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { handlerSpec, type HandlerSpec, MemoryTable } from '@mirrorloop/testing';
import { FollowPeopleHandler } from './follow-people.handler.js';
import {
  type CalendarData,
  type IdsByKind,
  KnownPeople,
  type PersonData,
  type Said,
  type SaidOfPeople,
  type TeamData,
} from './known-people.js';

class InMemoryPeople extends KnownPeople {
  readonly people = new MemoryTable<Said<PersonData>>(({ id }) => id);
  readonly teams = new MemoryTable<Said<TeamData>>(({ id }) => id);

  readonly calendars = new MemoryTable<Said<CalendarData>>(({ id }) => id);

  async sequencesOf(ids: IdsByKind, tx: Transaction): Promise<Map<string, number>> {
    const rows = [
      ...(await this.people.lock(ids.people, tx)),
      ...(await this.teams.lock(ids.teams, tx)),
      ...(await this.calendars.lock(ids.calendars, tx)),
    ];
    return new Map(rows.map(({ id, sequence }) => [id, sequence]));
  }
  async save({ people, teams, calendars }: SaidOfPeople, tx: Transaction): Promise<void> {
    this.people.put(people, tx);
    this.teams.put(teams, tx);
    this.calendars.put(calendars, tx);
  }
}

const { personId, teamId } = PersonChanged.example();
const { calendarId } = CalendarChanged.example();

describe('following who works here', () => {
  let known: InMemoryPeople;
  let spec: HandlerSpec;
  beforeEach(() => {
    known = new InMemoryPeople();
    spec = handlerSpec(new FollowPeopleHandler(known), { at: '2026-11-20T09:00:00Z' });
  });

  it('keeps people, teams and calendars of one batch', async () => {
    const batch = [spec.message(TeamChanged), spec.message(CalendarChanged), spec.message(PersonChanged)];
    expect(await spec.receive(...batch)).toEqual(['handled', 'handled', 'handled']);
    expect(known.people.get(personId)?.data).toMatchObject({
      name: 'Mara Keller',
      timeZone: 'Europe/London',
      active: true,
      calendarId,
      absences: [{ from: '2026-12-21', to: '2026-12-31' }],
    });
    expect(known.calendars.get(calendarId)?.data).toMatchObject({
      name: 'England',
      holidays: ['2026-12-25', '2026-12-28'],
    });
    expect(known.teams.get(teamId)?.data.name).toBe('Customer Service');
  });

  it('lets nothing older overwrite what is newer, within a batch or after it', async () => {
    const left = spec.message(PersonChanged, { active: false }, { sequence: 3 });
    const moved = spec.message(PersonChanged, { title: 'Head of Sales' }, { sequence: 2 });
    expect(await spec.receive(left, moved)).toEqual(['handled', 'unchanged']);
    expect(await spec.receive(spec.message(PersonChanged, {}, { sequence: 1 }))).toEqual(['unchanged']);
    expect(known.people.get(personId)).toMatchObject({ sequence: 3, data: { active: false } });
  });

  it('keeps the last of several changes of one person', async () => {
    const changes = [1, 2, 3].map((sequence) =>
      spec.message(PersonChanged, { title: `Title ${sequence}` }, { sequence }),
    );
    expect(await spec.receive(...changes)).toEqual(['handled', 'handled', 'handled']);
    expect(known.people.get(personId)).toMatchObject({ sequence: 3, data: { title: 'Title 3' } });
  });
});
