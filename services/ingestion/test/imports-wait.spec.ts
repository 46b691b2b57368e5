import { Log } from '@mirrorloop/messaging';
import { eventually } from '@mirrorloop/testing';
import { ReadersOfSignals } from '../src/features/import-file/readers-of-signals.js';
import { type Running, runIngestion } from './running.js';

describe('an import, while whoever follows the signals is more than 5 s behind', () => {
  let it_: Running;
  beforeAll(async () => {
    it_ = await runIngestion();
  }, 60_000);
  afterAll(() => it_.close());

  const rows = 'id,occurred_at,text\n1,2026-11-20T10:00:00Z,Parcel came late\n2,2026-11-20T10:00:00Z,Nobody told us\n';
  const stateOf = async (id: string) => (await it_.get<{ state: string; rows: { read: number } }>(`/imports/${id}`))!;

  it('waits for them, and fresh signals don’t', async () => {
    const log = it_.service.app.get(Log);
    const heard: string[] = [];
    const group = 'insight.analyse-signals';
    const follow = () =>
      log.subscribe({
        group,
        topics: ['ingestion.signals'],
        maxBatch: 100,
        onBatch: (batch) => Promise.resolve(void heard.push(...batch.map(({ position }) => position))),
      });
    const key = await it_.newSource('shop');
    const track = (messageId: string) =>
      it_.send('/v1/track', key, JSON.stringify({ messageId, userId: 'u1', event: 'Rated', type: 'track' }));
    const first = await follow();
    expect(await track('m1')).toMatchObject({ status: 200 });
    await eventually(() => heard.length === 1, { missing: 'the first signal' });
    await first.close();

    expect(await track('m2')).toMatchObject({ status: 200 });
    await eventually(() => it_.service.app.get(ReadersOfSignals).areBehind(), {
      missing: 'a follower that is 5 s behind',
      withinMs: 30_000,
    });
    const { body } = await it_.upload('till', rows);
    await turns();
    expect(await stateOf(body.id)).toMatchObject({ state: 'accepted', rows: { read: 0 } });
    expect(await track('m3')).toMatchObject({ status: 200 });

    const second = await follow();
    expect(await it_.finished(body.id)).toMatchObject({ state: 'done', rows: { read: 2, accepted: 2 } });
    await second.close();
  }, 90_000);

  /** The job that would read the file has had its turn, twice, since it was accepted. */
  async function turns(): Promise<void> {
    const asked = jest.spyOn(it_.service.app.get(Log), 'isBehind');
    await eventually(() => asked.mock.calls.length >= 4, { missing: 'two looks at the followers', withinMs: 30_000 });
    asked.mockRestore();
  }
});
