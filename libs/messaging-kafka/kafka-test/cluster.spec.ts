import { Unavailable } from '@mirrorloop/kernel';
import { launchKafka } from './brokers.mjs';
import { closeAll, collector, envelope, eventually, fresh, openLog, sequences } from './support.js';

jest.setTimeout(240_000);

let kafka: Awaited<ReturnType<typeof launchKafka>>;
beforeAll(async () => {
  kafka = await launchKafka({ brokers: 3 });
});
afterEach(closeAll);
afterAll(() => kafka.stop());

const KEYS = Array.from({ length: 12 }, (_, i) => `key-${i}`);

describe('Three brokers', () => {
  it('lose one: writing and reading go on over the other two, nothing is lost, and keys keep their order', async () => {
    const log = openLog({ brokers: kafka.brokers, requestTimeoutMs: 3_000, sendDeadlineMs: 10_000 });
    const topic = fresh('ingestion.things');
    await log.declare({ [topic]: { partitions: 6 } });
    const reader = collector(topic);
    const subscription = await log.subscribe(reader);
    const rounds = 12;
    for (let n = 0; n < rounds; n += 1) {
      if (n === 4) await kafka.nodes[0]!.kill();
      await appendAtLast(
        log,
        KEYS.map((key) => envelope(topic, key, n)),
      );
    }
    const left = () => KEYS.filter((key) => new Set(sequences(reader.got, key)).size < rounds);
    await eventually(
      'every message of every key',
      () => left().length === 0,
      90_000,
      () => [left(), subscription.health()],
    );
    for (const key of KEYS)
      expect([...new Set(sequences(reader.got, key))]).toEqual(Array.from({ length: rounds }, (_, n) => n));
    await eventually('no lag', async () => (await log.lag(reader.group, [topic]).catch(() => 1)) === 0, 60_000);
    expect(await log.health()).toEqual({ up: true, message: '2 brokers' });
  });
});

/** As the relay does: the same again until it is durable. */
async function appendAtLast(log: ReturnType<typeof openLog>, batch: Parameters<typeof log.append>[0]): Promise<void> {
  let last: unknown;
  const appended = () =>
    log.append(batch).then(
      () => true,
      (error: unknown) => {
        expect(error).toBeInstanceOf(Unavailable);
        last = String(error);
        return false;
      },
    );
  await eventually('the append', appended, 60_000, () => last);
}
