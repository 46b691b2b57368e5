import { dayIn, isAway, isWorking, STANDARD_WEEK, type Week, workedBetween } from '@mirrorloop/calendar';
import fc from 'fast-check';
import type { ByPerson, Colleague } from './colleagues.js';
import { acknowledge, climb, type Escalation, type Telling } from './escalation.js';
import { type Course, OWNER_LEFT, type PolicyStep } from './escalation-policy.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Friday; clocks in Europe go back on the Sunday after, in New York a week later. */
const START = new Date('2026-10-23T15:00:00Z');
const SUBJECT = { ownerId: 'p0', sponsorId: null };

const colleague = (personId: string, change: Partial<Colleague> = {}): Colleague => ({
  personId,
  name: personId,
  email: `${personId}@x.example`,
  timeZone: 'Europe/London',
  active: true,
  teamId: 't',
  managerId: null,
  deputyId: null,
  work: { timeZone: 'Europe/London', week: STANDARD_WEEK, holidays: new Set(), absences: [] },
  ...change,
});
const byPerson = (...all: Colleague[]): ByPerson => new Map(all.map((one) => [one.personId, one]));
const step = (to: PolicyStep['to'], waitHours: number, workingHours = true): PolicyStep => ({
  waitHours,
  workingHours,
  to,
  personId: null,
});
const courseOf = (steps: readonly PolicyStep[], runs = 1): Course => ({
  name: 'x',
  steps,
  runs,
  acknowledgedForHours: 24,
});
const opened = (course: Course, at = START): Escalation => ({
  escalationId: 'e',
  actionId: 'a',
  reason: 'overdue',
  ownerId: 'p0',
  course,
  openedAt: at,
  place: 0,
  from: at,
  dueAt: at,
  heard: [],
  acknowledged: null,
  state: 'running',
});
interface Told extends Telling {
  readonly at: Date;
  readonly from: Date;
}
/** As the sweep does: looks only when it is up, and not before the time. `delays`: how long it was down, each time. */
function run(escalation: Escalation, colleagues: ByPerson, delays: readonly number[] = []) {
  const told: Told[] = [];
  let looks = 0;
  for (let now = escalation.dueAt; now && looks < 2_000; looks++) {
    const from = escalation.from;
    const { escalation: next, telling } = climb(escalation, SUBJECT, colleagues, now);
    if (telling) told.push({ ...telling, at: now, from });
    escalation = next;
    now = next.dueAt && new Date(Math.max(next.dueAt.getTime(), now.getTime()) + (delays[looks] ?? 0));
  }
  return { told, looks, escalation };
}
const heard = ({ told }: { told: readonly Told[] }) => told.map(({ to, at }) => [to.personId, at.toISOString()]);

describe('an escalation', () => {
  const boss = colleague('p1');
  const owner = colleague('p0', { managerId: 'p1' });

  it('waits in the working hours of whoever hears: from Friday afternoon over the weekend and the change of clocks', () => {
    const course = courseOf([step('owner', 8), step('manager', 2)]);
    // 16:00 on Friday in London, an hour of work left; after the change of clocks 16:00 there is 16:00 in UTC.
    expect(heard(run(opened(course), byPerson(owner, boss)))).toEqual([
      ['p0', '2026-10-26T16:00:00.000Z'],
      ['p1', '2026-10-27T10:00:00.000Z'],
      ['p1', '2026-10-28T10:00:00.000Z'],
    ]);
  });

  it('goes by the clock alone where a step says so', () => {
    const course = courseOf([step('owner', 12, false)]);
    expect(heard(run(opened(course), byPerson(owner)))).toEqual([['p0', '2026-10-24T03:00:00.000Z']]);
  });

  it('repeats its steps as often as it says, and then the manager line hears, each of them once', () => {
    const top = colleague('p2');
    const line = byPerson(owner, colleague('p1', { managerId: 'p2' }), top);
    const { told, escalation } = run(opened(courseOf([step('owner', 1)], 3)), line);
    expect(told.map(({ to, step: n }) => [n, to.personId])).toEqual([
      [1, 'p0'],
      [2, 'p0'],
      [3, 'p0'],
      [4, 'p1'],
      [5, 'p2'],
    ]);
    expect(escalation).toMatchObject({ state: 'exhausted', dueAt: null });
  });

  it('goes to the deputy of whoever is away, and to their manager where there is none', () => {
    const absences = [{ from: '2026-10-20', to: '2026-11-20' }];
    const work = { ...owner.work, absences };
    const away = byPerson({ ...owner, work }, boss);
    const [first] = run(opened(courseOf([step('owner', 1)])), away).told;
    expect([first?.to.personId, first?.insteadOf?.personId]).toEqual(['p1', 'p0']);
    const deputised = byPerson({ ...owner, work, deputyId: 'p9' }, boss, colleague('p9'));
    expect(run(opened(courseOf([step('owner', 1)])), deputised).told[0]?.to.personId).toBe('p9');
  });

  it('reaches the nearest manager there is at once where its owner has left', () => {
    const line = byPerson({ ...owner, active: false }, { ...boss, active: false, managerId: 'p2' }, colleague('p2'));
    const { told } = run({ ...opened(OWNER_LEFT, START), reason: 'owner-left' }, line);
    expect(heard({ told })[0]).toEqual(['p2', START.toISOString()]);
  });

  it('rests while somebody has acknowledged it, and goes on with the next step when that has expired', () => {
    const line = byPerson(owner, boss);
    const course = courseOf([step('owner', 0, false), step('manager', 1, false)]);
    const after = climb(opened(course), SUBJECT, line, START).escalation;
    const resting = acknowledge(after, 'Mara Keller', new Date(START.getTime() + HOUR));
    expect(resting).toMatchObject({ state: 'acknowledged', dueAt: new Date(START.getTime() + 25 * HOUR) });
    expect(heard(run(resting, line))[0]).toEqual(['p1', new Date(START.getTime() + 26 * HOUR).toISOString()]);
  });

  it('ends where reporting lines go in a circle, and nobody hears of themselves as their own manager', () => {
    const circle = byPerson(owner, colleague('p1', { managerId: 'p2' }), colleague('p2', { managerId: 'p0' }));
    const { told, escalation } = run(opened(courseOf([step('owner', 1)])), circle);
    expect(told.map(({ to }) => to.personId)).toEqual(['p0', 'p1', 'p2']);
    expect(escalation.state).toBe('exhausted');
  });

  it('makes up for what came while nobody looked, in order and at once, and gets no longer by it', () => {
    const top = colleague('p2');
    const line = byPerson(owner, colleague('p1', { managerId: 'p2' }), top);
    const hours = fc.integer({ min: 1, max: 30 });
    const clocked = fc.array(fc.tuple(fc.constantFrom<PolicyStep['to']>('owner', 'manager'), hours), { minLength: 1 });
    fc.assert(
      fc.property(clocked, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 3 }), (all, down, runs) => {
        const course = courseOf(
          all.map(([to, wait]) => step(to, wait, false)),
          runs,
        );
        const policy = (of: Told[]) => of.filter(({ step: n }) => n <= all.length * runs);
        const hoped = policy(run(opened(course), line).told);
        const made = policy(run(opened(course), line, [down * HOUR]).told);
        const upAgain = made[0]!.at.getTime();
        const steps = (of: Told[]) => of.map(({ step: n, to }) => [n, to.personId]);
        expect(steps(made)).toEqual(steps(hoped));
        expect(made.map(({ at }) => at.getTime())).toEqual(hoped.map(({ at }) => Math.max(at.getTime(), upAgain)));
      }),
    );
  });

  describe('whatever calendars, lines and restarts there are', () => {
    const ids = ['p0', 'p1', 'p2', 'p3', 'p4'];
    const anyId = fc.option(fc.constantFrom(...ids), { freq: 4 });
    const spans = fc.constantFrom<Week[number]>(
      [],
      [{ from: '09:00', to: '17:00' }],
      [{ from: '00:00', to: '24:00' }],
      [{ from: '22:00', to: '24:00' }],
      [
        { from: '01:30', to: '02:30' },
        { from: '14:00', to: '18:00' },
      ],
    );
    const absence = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 })).map(([from, days]) => ({
      from: dayIn('utc', new Date(START.getTime() + from * DAY)),
      to: dayIn('utc', new Date(START.getTime() + (from + days) * DAY)),
    }));
    const someone = (personId: string) =>
      fc
        .record({
          timeZone: fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
          week: fc.array(spans, { minLength: 7, maxLength: 7 }),
          absences: fc.array(absence, { maxLength: 3 }),
          active: fc.boolean(),
          managerId: anyId,
          deputyId: anyId,
        })
        .map(({ timeZone, week, absences, ...rest }) =>
          colleague(personId, {
            timeZone,
            ...rest,
            work: { timeZone, week, absences, holidays: new Set(['2026-12-25']) },
          }),
        );
    const people = fc.tuple(...ids.map(someone)).map((all) => byPerson(...all));
    const steps = fc.array(
      fc.record({
        to: fc.constantFrom<PolicyStep['to']>('owner', 'sponsor', 'manager', 'person'),
        waitHours: fc.constantFrom(0, 0.5, 8, 60),
        workingHours: fc.boolean(),
        personId: fc.constantFrom(...ids),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const course = fc.tuple(steps, fc.integer({ min: 1, max: 3 })).map(([all, runs]) => courseOf(all, runs));
    /** Down for so long each time that its time comes. */
    const downs = fc.array(fc.constantFrom(0, 0, 500, 7 * HOUR, 3 * DAY), { minLength: 1, maxLength: 6 });
    const waitOf = ({ steps: all, runs }: Course, n: number) =>
      n <= all.length * runs ? all[(n - 1) % all.length]! : undefined;

    it('tells each step at most once, none early, to somebody who is there, and comes to an end with none lost', () => {
      fc.assert(
        fc.property(people, course, downs, (colleagues, way, delays) => {
          const { told, escalation } = run(opened(way), colleagues, delays);
          const places = told.map(({ step: n }) => n);
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
          for (const { to, at, from, step: n } of told) {
            expect(to.active && !isAway(to.work.absences, dayIn(to.timeZone, at))).toBe(true);
            const policy = waitOf(way, n);
            if (policy?.workingHours ?? true) {
              expect(isWorking(to.work, at)).toBe(true);
              const wait = (policy?.waitHours ?? 8) * HOUR;
              expect(workedBetween(to.work, from, at)).toBeGreaterThanOrEqual(n === 1 && !policy ? 0 : wait);
            } else expect(at.getTime() - from.getTime()).toBeGreaterThanOrEqual(policy!.waitHours * HOUR);
          }
          expect(escalation).toMatchObject({ state: 'exhausted', dueAt: null });
          // Whoever was there to be told of a policy's step was: it is passed over only where nobody ever works.
          const somebodyWorks = [...colleagues.values()].every(
            ({ active, work: { week } }) => active && week.some((day) => day.length > 0),
          );
          if (somebodyWorks) expect(places).toEqual(places.map((_, i) => i + 1));
        }),
        { numRuns: 150 },
      );
    });

    it('tells nothing before its time, and goes on as if nobody had looked', () => {
      fc.assert(
        fc.property(
          people,
          course,
          fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { minLength: 1 }),
          (all, way, looks) => {
            let escalation = climb(opened(way), SUBJECT, all, START).escalation;
            for (const share of looks) {
              if (!escalation.dueAt || escalation.dueAt <= escalation.from) break;
              const before = new Date(
                escalation.from.getTime() + share * (escalation.dueAt.getTime() - escalation.from.getTime()),
              );
              const looked = climb(escalation, SUBJECT, all, before);
              expect(looked).toEqual({ escalation, telling: null });
              escalation = climb(escalation, SUBJECT, all, escalation.dueAt).escalation;
            }
          },
        ),
        { numRuns: 150 },
      );
    });
  });
});
