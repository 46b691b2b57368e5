import { InsightRaised, PersonChanged, SettingsChanged, TeamChanged } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import { RunningActionTracker } from './running-service.js';

const DAY = 86_400_000;
const successMeasure = { metric: 'negative share', population: 'web', smallestEffect: 5, unit: 'points', lagDays: 14 };
const way = { kind: 'break-down', parts: ['North depot', 'All others'] };
const { teamId } = TeamChanged.example();
const small = derivedId('team', 'small');
const person = (n: number) => derivedId('accountable', String(n));

describe('accountability at a glance', () => {
  let tracker: RunningActionTracker;
  beforeAll(async () => {
    tracker = await RunningActionTracker.start('2026-11-02T09:00:00Z');
    await tracker.tell(TeamChanged, {}, 1);
    await tracker.tell(TeamChanged, { teamId: small, name: 'Small' }, 1);
    const calm = { absences: [], calendarId: null, deputyId: null, managerId: null };
    for (let n = 0; n < 6; n++)
      await tracker.tell(PersonChanged, { ...calm, personId: person(n), teamId: n < 5 ? teamId : small }, 1);
    await tracker.knows(person(5), 1);
  }, 60_000);
  afterAll(() => tracker?.stop());

  const proposed = async (n: number) => {
    const insightId = derivedId('accountability', String(n));
    const day = (ago: number) => new Date(tracker.clock.now().getTime() - ago * DAY).toISOString().slice(0, 10);
    const period = { from: day(3), to: day(0) };
    await tracker.tell(InsightRaised, { insightId, title: `Surge ${n}`, period }, 1, insightId);
    const { items } = await tracker.until(`/actions?insightId=${insightId}`, ({ total }) => total === 1, 'the action');
    return items[0];
  };
  const promised = async (n: number, afterDays: number) => {
    const { id, stakes } = await proposed(n);
    tracker.clock.advance(afterDays * DAY);
    const deadline = new Date(tracker.clock.now().getTime() + 6 * DAY).toISOString();
    const whole = { version: 1, problem: 'Late.', ownerId: person(n % 6), deadline, successMeasure, way, stakes };
    expect((await tracker.ask('POST', `/actions/${id}/commit`, whole)).status).toBe(200);
    return id as string;
  };
  const done = async (id: string) => {
    const { version } = (await tracker.ask('GET', `/actions/${id}`)).body;
    expect((await tracker.ask('POST', `/actions/${id}/done`, { version })).status).toBe(200);
  };

  it('says how soon, by which team, what waiting costs, what nobody owns and which promises are oldest', async () => {
    const empty = (await tracker.ask('GET', '/accountability')).body;
    expect(empty.insightToOwner).toEqual({ n: 0, hours: null, low: null, high: null });
    const ids: string[] = [];
    for (const n of [0, 1, 2, 3, 4, 5]) ids.push(await promised(n, n % 2 === 0 ? 1 : 4));
    await done(ids[5]!);
    await proposed(9);
    tracker.clock.advance(DAY);
    while ((await tracker.sweep()) > 0);
    const { body } = await tracker.ask('GET', '/accountability');
    // Customers had said it for three days and nine hours when it was proposed.
    expect(body.signalToOwner).toMatchObject({ n: 6, hours: expect.closeTo(Math.sqrt((24 + 81) * (96 + 81)), 6) });
    expect(body.insightToOwner).toMatchObject({ n: 6, hours: expect.closeTo(48, 6) });
    const { low, high } = body.insightToOwner;
    expect(low).toBeLessThan(48);
    expect(high).toBeGreaterThan(48);
    expect(body.ownerToDone).toMatchObject({ n: 1, low: null, high: null });
    // Promised on days 1, 5, 6, 10, 11 and 15, each for six days; it is day 16.
    const teams = Object.fromEntries(body.teams.map(({ name, promises }: Record<string, never>) => [name, promises]));
    expect(teams['Small']).toBeNull();
    expect(Object.values(teams)).toContainEqual({ onTime: 1, overdue: 4, stalled: 3 });
    expect(body).toMatchObject({ unowned: 1, running: 6, costAWeek: [{ unit: 'EUR a week', counted: 6 }] });
    expect(body.oldest.map(({ title }: { title: string }) => title)).toEqual(['Surge 0', 'Surge 1', 'Surge 2']);
  });

  it('keeps to the smallest team that the organisation’s settings ask for, as soon as it hears of them', async () => {
    const { retention } = SettingsChanged.example();
    await tracker.tell(
      SettingsChanged,
      { retention, figures: { perPerson: false, smallestTeam: 6 } },
      1,
      'organisation',
    );
    const none = ({ teams }: { teams: { promises: unknown }[] }) => teams.every(({ promises }) => promises === null);
    await tracker.until('/accountability', none, 'no team of five to show a figure');
  });

  it('shows whoever asks what waits for them, and nobody else’s', async () => {
    const { body } = await tracker.askAs(person(0), 'GET', '/mine');
    expect(body.actions.map(({ title }: { title: string }) => title)).toEqual(['Surge 0']);
    expect((await tracker.ask('GET', '/mine')).body).toEqual({ actions: [], cases: [] });
  });
});
