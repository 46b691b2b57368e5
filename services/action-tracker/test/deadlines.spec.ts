import { derivedId, HeldClock, Unavailable } from '@mirrorloop/kernel';
import { Outbox, type Transaction } from '@mirrorloop/messaging';
import { type Database, PostgresOutbox, PostgresParked } from '@mirrorloop/messaging-postgres';
import fc from 'fast-check';
import { PostgresActions } from '../src/adapters/postgres/postgres-actions.js';
import { PostgresEscalations } from '../src/adapters/postgres/postgres-escalations.js';
import { PostgresNoticeBoard } from '../src/adapters/postgres/postgres-notice-board.js';
import { PostgresPassedTimers } from '../src/adapters/postgres/postgres-passed-timers.js';
import type { PromisedAction } from '../src/domain/action.js';
import { timersOf } from '../src/domain/deadline.js';
import { PeopleDirectory } from '../src/domain/people.js';
import { AuditTimers } from '../src/features/fire-timers/audit-timers.job.js';
import { FireTimers } from '../src/features/fire-timers/fire-timers.job.js';
import { openDatabase } from './open-database.js';
import { committedOf, insightOf, lineOf, people, proposedOf, START } from './sample-actions.js';

const HOUR = 3_600_000;
const weeksAfter = (at: Date, weeks: number) => new Date(at.getTime() + weeks * 7 * 24 * HOUR);
const later = (hours: number) => new Date(START.getTime() + hours * HOUR);
class Everybody extends PeopleDirectory {
  override of = () => Promise.resolve(people);
}
/** Two at a time, so that small schedules cross the edges of a set. */
class SmallSets extends FireTimers {
  protected override readonly setSize: number = 2;
}
/** Dies after everything is written and before it is committed. */
class DyingOutbox extends Outbox {
  override append = (): Promise<void> => Promise.reject(new Unavailable('killed'));
}
interface Notice {
  action_id: string;
  kind: string;
  at: Date;
}

const EVENTS: Record<string, string> = {
  due: 'action-tracker.action-fell-due.v1',
  overdue: 'action-tracker.action-fell-overdue.v1',
  stalled: 'action-tracker.action-stalled.v1',
};

describe('the timers of promises', () => {
  let opened: Awaited<ReturnType<typeof openDatabase>>;
  let second: Database;
  beforeAll(async () => {
    opened = await openDatabase();
    second = await opened.open();
  }, 60_000);
  afterAll(async () => {
    await second.close();
    await opened.close();
  });
  beforeEach(() => empty());

  const empty = () =>
    opened.database.query(
      'TRUNCATE actions, history, evidence, timers, notices, deliveries, outbox_batch, parked CASCADE',
    );
  const timers = () => new PostgresPassedTimers(opened.database);
  const actions = () => new PostgresActions(opened.database);
  const sweeper = (outbox: Outbox = new PostgresOutbox(opened.database), Kind: typeof FireTimers = SmallSets) =>
    new Kind(
      ...([opened.transactions, new PostgresParked(opened.database), outbox, timers(), actions()] as const),
      ...([new Everybody(), new PostgresNoticeBoard(), new PostgresEscalations(opened.database)] as const),
    );
  const promise = async (...committed: readonly PromisedAction[]) => {
    await opened.transactions.run(async (tx: Transaction) => {
      await actions().save(
        committed,
        committed.map((action) => lineOf(action)),
        tx,
      );
      await actions().setTimers(committed, committed[0]!.committedAt, tx);
    });
  };
  /** Two replicas until neither finds anything more. */
  const sweepAll = async (now: Date) => {
    for (let fired = 1; fired > 0;) {
      const both = await Promise.all([sweeper().run(now), sweeper().run(now)]);
      fired = both[0] + both[1];
    }
  };
  const notices = () => opened.database.query<Notice>('SELECT action_id, kind, at FROM notices ORDER BY position');
  const expected = (promised: readonly PromisedAction[], now: Date): string[] =>
    promised
      .flatMap(({ actionId, commitment, committedAt }) => [
        ...timersOf(commitment.deadline).map((timer) => ({ actionId, ...timer })),
        ...[1, 2, 3, 4, 5].map((week) => ({ actionId, kind: 'stalled', dueAt: weeksAfter(committedAt, week) })),
      ])
      .filter(({ dueAt }) => dueAt <= now)
      .map(({ actionId, kind }) => `${actionId} ${kind}`)
      .sort();

  const step = fc.oneof(
    fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ do: fc.constant('promise' as const), hours: fc.integer({ min: 1, max: 60 }) }),
    fc.constant({ do: 'sweep' as const }),
    fc.constant({ do: 'die' as const }),
  );

  it('fire each once, none early, none lost, in order, whatever the schedule, with two replicas and deaths in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await empty();
        const clock = new HeldClock(START);
        const promised: PromisedAction[] = [];
        for (const next of steps) {
          if (next.do === 'wait') clock.advance(next.hours * HOUR);
          if (next.do === 'die')
            await sweeper(new DyingOutbox())
              .run(clock.now())
              .catch(() => undefined);
          if (next.do === 'promise') {
            const deadline = new Date(clock.now().getTime() + next.hours * HOUR);
            promised.push(committedOf(promised.length, deadline, clock.now()));
            await promise(promised.at(-1)!);
          }
          if (next.do === 'sweep') await sweepAll(clock.now());
          const told = (await notices()).map(({ action_id, kind }) => `${action_id} ${kind}`).sort();
          if (next.do === 'sweep') expect(told).toEqual(expected(promised, clock.now()));
          expect(await timers().unwatched()).toEqual([]);
        }
        clock.advance(200 * HOUR);
        await sweepAll(clock.now());
        await toldInOrder(promised, clock.now());
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  const toldInOrder = async (promised: readonly PromisedAction[], now: Date) => {
    const told = await notices();
    expect(told.map(({ action_id, kind }) => `${action_id} ${kind}`).sort()).toEqual(expected(promised, now));
    const events = await opened.database.query<{ key: string; type: string; sequence: string }>(
      'SELECT key, type, sequence FROM outbox ORDER BY id',
    );
    for (const { actionId } of promised) {
      const kinds = told.filter((notice) => notice.action_id === actionId).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind !== 'stalled')).toEqual(['due', 'overdue']);
      const said = events.filter(({ key }) => key === actionId);
      expect(said.map(({ type }) => type)).toEqual(kinds.map((kind) => EVENTS[kind]));
      const versions = kinds.map((_, n) => n + 3);
      expect(said.map(({ sequence }) => Number(sequence))).toEqual(versions);
      expect((await actions().historyOf(actionId))?.map(({ version }) => version)).toEqual([2, ...versions]);
    }
  };

  it('tell by how much the earliest of them is late, until it has fired', async () => {
    await promise(committedOf(0, later(30)), committedOf(1, later(40)));
    expect(await timers().lateBy(later(5))).toBe(0);
    expect(await timers().lateBy(later(10))).toBe(4 * HOUR);
    await sweepAll(later(10));
    expect(await timers().lateBy(later(10))).toBe(0);
  });

  it('of a thousand promises that pass together all fire at once, each once, with two replicas', async () => {
    const one = committedOf(0, later(30));
    const another = (n: number) => ({ ...one, actionId: derivedId('many', String(n)), insight: insightOf(n) });
    await promise(...Array.from({ length: 1_000 }, (_, n) => another(n)));
    const outbox = () => new PostgresOutbox(opened.database);
    for (let fired = 1; fired > 0;) {
      const sweep = () => sweeper(outbox(), FireTimers).run(later(31));
      const both = await Promise.all([sweep(), sweep()]);
      fired = both[0] + both[1];
    }
    const [row] = await opened.database.query(
      'SELECT count(*)::integer AS notices, count(DISTINCT (action_id, kind))::integer AS different FROM notices',
    );
    expect(row).toEqual({ notices: 2_000, different: 2_000 });
  }, 60_000);

  it('are left alone by a second sweep while the first has them in hand, and fire once though it began before', async () => {
    await promise(committedOf(1, later(30)));
    const took: number[] = [];
    await opened.transactions.run(async (tx) => {
      took.push((await timers().take(later(31), 1, tx)).length);
      took.push(await sweeper().run(later(31)));
    });
    await sweepAll(later(31));
    expect({ took, notices: (await notices()).length }).toEqual({ took: [1, 0], notices: 2 });
  });

  it('of what nobody has promised do not exist', async () => {
    const proposed = proposedOf(1);
    await opened.transactions.run((tx) => actions().save([proposed], [lineOf(proposed)], tx));
    expect(await timers().unwatched()).toEqual([]);
    expect(await sweeper().run(later(9_999))).toBe(0);
  });

  it('of one action that can’t be told of are parked with the reason, however many others pass with it; none of those waits', async () => {
    const many = Array.from({ length: 20 }, (_, n) => committedOf(n, later(30 + n / 100)));
    await promise(...many);
    const { actionId } = many[7]!;
    // More than its event's contract lets in.
    const retitle = (title: string) =>
      opened.database.query('UPDATE actions SET title = $2 WHERE action_id = $1', [actionId, title]);
    await retitle('');
    const sweep = () => sweeper(new PostgresOutbox(opened.database), FireTimers);
    expect(await sweep().run(later(31))).toBe(39);
    const told = (await notices()).map(({ action_id }) => action_id);
    expect(told).toHaveLength(38);
    expect(told).not.toContain(actionId);
    const parked = new PostgresParked(opened.database);
    const [row] = await parked.list({ limit: 10 });
    expect(row).toMatchObject({ group: 'action-tracker.fire-timers', reason: 'rejected' });
    expect(row!.error).toContain('title');
    expect(await sweep().run(later(31))).toBe(0);
    // The ladders of the others are another sweep's.
    await opened.database.query('DELETE FROM escalations');
    expect(await timers().lateBy(later(31))).toBe(0);
    expect(await sweep().replay([actionId], later(31))).toMatchObject([{ kind: 'parked', reason: 'rejected' }]);
    await retitle('Mended');
    expect(await sweep().replay([actionId], later(31))).toEqual([{ kind: 'handled' }]);
    const kinds = (await notices()).filter(({ action_id }) => action_id === actionId).map(({ kind }) => kind);
    expect(kinds).toEqual(['due', 'overdue']);
    expect(await parked.count()).toBe(0);
  });

  it.each<[string, string, string[]]>([
    ['was lost', "DELETE FROM timers WHERE kind = 'due'", ['due']],
    ['was moved', "UPDATE timers SET due_at = due_at + interval '1 hour'", ['due', 'overdue', 'stalled']],
    [
      'fired too early',
      "UPDATE timers SET due_at = due_at - interval '9 days', fired_at = due_at WHERE kind = 'overdue'",
      ['overdue'],
    ],
  ])('are missed by the auditor where one %s', async (_what, harm, missing) => {
    const action = committedOf(1, later(100));
    await promise(action, committedOf(2, later(1)));
    expect(await timers().unwatched()).toEqual([]);
    await opened.database.query(
      `${harm.replace('WHERE', 'WHERE action_id = $1 AND')}${harm.includes('WHERE') ? '' : ' WHERE action_id = $1'}`,
      [action.actionId],
    );
    expect(await timers().unwatched()).toEqual(missing.map((kind) => ({ actionId: action.actionId, kind })));
    await expect(new AuditTimers(timers()).run()).rejects.toThrow(`${missing.length} timers are missing`);
  });

  it.each<[string, string]>([
    ['was lost', 'DELETE FROM escalations'],
    [
      'ended before',
      "UPDATE escalations SET state = 'resolved', due_at = NULL, ended_at = opened_at - interval '9 days'",
    ],
    ['waits for ever', "UPDATE escalations SET due_at = began_at + interval '12 years'"],
    [
      'forgot when its acknowledgement ends',
      `UPDATE escalations SET state = 'acknowledged',
      acknowledged = '{"by": "Mara", "at": "2026-11-22T00:00:00Z", "until": "2026-11-23T00:00:00Z"}'`,
    ],
  ])('are missed by the auditor where the escalation of what passed %s', async (_what, harm) => {
    await opened.database.query("UPDATE policy_reasons SET since = '-infinity'");
    const action = committedOf(1, later(30));
    await promise(action);
    await sweepAll(later(31));
    await expect(new AuditTimers(timers()).run()).resolves.toBeUndefined();
    await opened.database.query(harm);
    expect(await timers().unwatched()).toEqual([{ actionId: action.actionId, kind: 'escalation' }]);
    await expect(new AuditTimers(timers()).run()).rejects.toThrow('escalation');
  });

  it('of what is contained are missed by the auditor where the one to classify again was lost', async () => {
    const action = committedOf(1, later(100));
    const way = { kind: 'contain', how: 'By hand', reclassifyBy: later(24).toISOString() } as const;
    const domain = { domain: 'chaotic', reason: 'All down', by: 'Ana Ruiz' } as const;
    await promise({ ...action, domain, commitment: { ...action.commitment, way } });
    expect(await timers().unwatched()).toEqual([]);
    await opened.database.query("DELETE FROM timers WHERE kind = 'reclassify'");
    expect(await timers().unwatched()).toEqual([{ actionId: action.actionId, kind: 'reclassify' }]);
  });

  it('can’t be noted as fired before their time', async () => {
    await promise(committedOf(1, later(100)));
    const tooEarly = "UPDATE timers SET fired_at = due_at - interval '1 second' WHERE kind = 'due'";
    await expect(opened.database.query(tooEarly)).rejects.toThrow('timers_not_early');
  });

  it('say so to the auditor with nothing when all is well, fired this moment by another process or not', async () => {
    await promise(committedOf(1, later(100)), committedOf(2, later(30)));
    await sweepAll(later(31));
    await expect(new AuditTimers(timers()).run()).resolves.toBeUndefined();
  });
});
