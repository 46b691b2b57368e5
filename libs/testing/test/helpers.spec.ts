import { ActionFellDue, ActionProposed, SignalRecorded } from '@mirrorloop/contracts';
import { Rejected } from '@mirrorloop/kernel';
import { type BatchHandler, decided, Handles, unchanged } from '@mirrorloop/messaging';
import type { EventOf } from '@mirrorloop/contracts';
import pg from 'pg';
import { eventually, handlerSpec, MemoryTable, testDatabase } from '../src/index.js';

type Event = EventOf<typeof SignalRecorded>;
interface Seen {
  readonly touchpoint: string;
  readonly times: number;
}

@Handles(SignalRecorded, { group: 'test.count-touchpoints' })
class CountTouchpoints implements BatchHandler<typeof SignalRecorded, Map<string, number>> {
  readonly seen = new MemoryTable<Seen>((row) => row.touchpoint);

  load = async (events: readonly Event[], tx: Parameters<MemoryTable<Seen>['put']>[1]) => {
    const rows = await this.seen.lock(
      events.map(({ data }) => data.touchpoint),
      tx,
    );
    return new Map(rows.map(({ touchpoint, times }) => [touchpoint, times]));
  };
  decide = (state: Map<string, number>, { data }: Event) => {
    if (data.touchpoint === 'nowhere') throw new Rejected('there is no such touchpoint');
    if (data.touchpoint === 'unspecified') return unchanged('nothing to count');
    const times = (state.get(data.touchpoint) ?? 0) + 1;
    return decided(new Map([...state, [data.touchpoint, times]]), ActionFellDue.of(ActionFellDue.example(), times));
  };
  save = async (state: Map<string, number>, tx: Parameters<MemoryTable<Seen>['put']>[1]) =>
    this.seen.put(
      [...state].map(([touchpoint, times]) => ({ touchpoint, times })),
      tx,
    );
}

describe('handlerSpec', () => {
  it('tells the outcome of each message, what was published, and what was parked', async () => {
    const handler = new CountTouchpoints();
    const spec = handlerSpec(handler, { at: '2026-11-20T09:00:00Z' });
    const [a, b, c, d] = [
      spec.message(SignalRecorded, { touchpoint: 'delivery' }),
      spec.message(SignalRecorded, { touchpoint: 'nowhere' }),
      spec.message(SignalRecorded, { touchpoint: 'unspecified' }),
      spec.message(ActionProposed),
    ];

    expect(await spec.receive(a, b, a, c, d)).toEqual(['handled', 'parked', 'duplicate', 'unchanged', 'unchanged']);

    expect(handler.seen.all()).toEqual([{ touchpoint: 'delivery', times: 1 }]);
    expect(spec.published()).toMatchObject([{ type: ActionFellDue.type, sequence: 1 }]);
    expect(await spec.parkedRows()).toMatchObject([{ reason: 'rejected', message: b }]);
  });

  it('replays a parked message with a corrected payload, once', async () => {
    const handler = new CountTouchpoints();
    const spec = handlerSpec(handler, { at: '2026-11-20T09:00:00Z' });
    const wrong = spec.message(SignalRecorded, { touchpoint: 'nowhere' });
    const right = spec.message(SignalRecorded, { touchpoint: 'till' }, { id: wrong.envelope!.id });
    await spec.receive(wrong);

    expect(await spec.replay(right)).toEqual(['handled']);
    expect(await spec.replay(right)).toEqual(['duplicate']);
    expect(handler.seen.all()).toEqual([{ touchpoint: 'till', times: 1 }]);
  });
});

describe('testDatabase', () => {
  it('gives databases that know nothing of each other, and drops one that is still in use', async () => {
    const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
    const [client, watcher] = [new pg.Client(one.url), new pg.Client(other.url)];
    client.on('error', () => undefined); // its session is ended below
    await client.connect();
    await watcher.connect();
    await client.query('CREATE TABLE mine ()');

    const { rows } = await watcher.query("SELECT to_regclass('mine') AS table");
    expect(rows).toEqual([{ table: null }]);
    await one.drop();
    await watcher.end();
    await other.drop();
  });
});

describe('eventually', () => {
  it('gives what it waited for, also where looking failed at first', async () => {
    let looks = 0;
    const found = await eventually(
      () => {
        if (++looks < 3) throw new Error('not yet');
        return looks;
      },
      { missing: 'a third look' },
    );
    expect(found).toBe(3);
  });

  it('says what was missing, and why the last look failed', async () => {
    const looking = eventually(() => Promise.reject(new Error('no table')), { withinMs: 20, missing: 'the notice' });
    await expect(looking).rejects.toThrow('Still missing after 20 ms: the notice (Error: no table)');
  });
});
