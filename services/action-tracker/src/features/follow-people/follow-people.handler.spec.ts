import { PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import type { Transaction } from '@mirrorloop/messaging';
import { handlerSpec, type HandlerSpec, MemoryTable } from '@mirrorloop/testing';
import { FollowPeopleHandler } from './follow-people.handler.js';
import { KnownPeople, type PersonData, type Said, type Sequences, type TeamData } from './known-people.js';

class InMemoryPeople extends KnownPeople {
  readonly people = new MemoryTable<Said<PersonData>>(({ id }) => id);
  readonly teams = new MemoryTable<Said<TeamData>>(({ id }) => id);

  async sequencesOf(personIds: readonly string[], teamIds: readonly string[], tx: Transaction): Promise<Sequences> {
    const by = (rows: readonly Said<unknown>[]) => new Map(rows.map(({ id, sequence }) => [id, sequence]));
    return { people: by(await this.people.lock(personIds, tx)), teams: by(await this.teams.lock(teamIds, tx)) };
  }
  async save(people: readonly Said<PersonData>[], teams: readonly Said<TeamData>[], tx: Transaction): Promise<void> {
    this.people.put(people, tx);
    this.teams.put(teams, tx);
  }
}

const { personId, teamId } = PersonChanged.example();

describe('following who works here', () => {
  let known: InMemoryPeople;
  let spec: HandlerSpec;
  beforeEach(() => {
    known = new InMemoryPeople();
    spec = handlerSpec(new FollowPeopleHandler(known), { at: '2026-11-20T09:00:00Z' });
  });

  it('keeps people and teams of one batch', async () => {
    expect(await spec.receive(spec.message(TeamChanged), spec.message(PersonChanged))).toEqual(['handled', 'handled']);
    expect(known.people.get(personId)?.data).toMatchObject({
      name: 'Mara Keller',
      timeZone: 'Europe/London',
      active: true,
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
