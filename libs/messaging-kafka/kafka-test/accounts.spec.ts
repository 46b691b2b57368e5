import { randomBytes } from 'node:crypto';
import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { type KafkaAccount, KafkaAccounts } from '../src/index.js';
import { launchKafka } from './brokers.mjs';
import { closeAll, collector, envelope, eventually, fresh, ids, openLog } from './support.js';

jest.setTimeout(240_000);

const drawn = (): string => randomBytes(24).toString('hex');
const brokersOwn = { username: 'broker', password: drawn() };
const passwords = new Map([
  ['ingestion', drawn()],
  ['insight', drawn()],
]);
const ingestion: KafkaAccount = {
  name: 'ingestion',
  writes: ['ingestion.things'],
  reads: [],
  groups: ['ingestion.things'],
  asksAfter: ['insight.things'],
};
const insight: KafkaAccount = {
  name: 'insight',
  writes: ['insight.things'],
  reads: ['ingestion.things'],
  groups: ['insight.things'],
  asksAfter: [],
};
/** kafkajs says so of a group that the account may not ask for. */
const REFUSED = /authoriz|Failed to find group coordinator/i;
const partitions = { partitions: 2 };

describe('Accounts in Kafka (S28)', () => {
  let kafka: Awaited<ReturnType<typeof launchKafka>>;
  let accounts: KafkaAccounts;
  const as = (username: string, password = passwords.get(username)!) =>
    openLog({ brokers: kafka.brokers, sasl: { mechanism: 'scram-sha-512', username, password } });

  beforeAll(async () => {
    kafka = await launchKafka({ account: brokersOwn });
    const sasl = { mechanism: 'plain' as const, ...brokersOwn };
    accounts = new KafkaAccounts({ brokers: kafka.brokers, clientId: 'accounts', sasl });
    await accounts.setPasswords(passwords);
    await accounts.declare({ 'ingestion.things': partitions, 'insight.things': partitions });
    await accounts.allow([ingestion, insight]);
  });
  afterEach(closeAll);
  afterAll(async () => {
    await accounts?.close();
    await kafka?.stop();
  });

  it('write what is theirs and read what they follow, and its owner sees how far they have come', async () => {
    const [writer, reader] = [as('ingestion'), as('insight')];
    await writer.declare({ 'ingestion.things': partitions });
    await writer.append([envelope('ingestion.things', 'k', 1)]);
    const got = collector('ingestion.things', { group: 'insight.things' });
    await reader.subscribe(got);
    await eventually('the event', () => got.got.length === 1);
    expect(ids(got.got)).toEqual(['ingestion.things-k-1']);
    await eventually('no lag', async () => (await writer.lag('insight.things', ['ingestion.things'])) === 0);
  });

  it("can't write a topic that isn't theirs, read one that they don't follow, or read as another's group", async () => {
    const [writer, reader] = [as('ingestion'), as('insight')];
    await writer.append([envelope('ingestion.things', 'k', 1)]);
    await reader.append([envelope('insight.things', 'k', 1)]);
    await expect(reader.append([envelope('ingestion.things', 'k', 2)])).rejects.toThrow(/authoriz/i);
    await expect(writer.append([envelope('insight.things', 'k', 2)])).rejects.toThrow(/authoriz/i);
    expect(await writer.extents(['insight.things'])).toEqual([]);
    await expect(
      writer.readOn([{ topic: 'insight.things', partition: 0, position: '0' }], { waitMs: 0, limit: 10 }),
    ).rejects.toThrow(/authoriz/i);
    const stranger = collector('insight.things', { group: 'ingestion.things' });
    const anothers = collector('ingestion.things', { group: 'gateway.things' });
    const refused = [await writer.subscribe(stranger), await reader.subscribe(anothers)];
    for (const subscription of refused)
      await eventually(
        'the refusal',
        () => REFUSED.test(subscription.health().message),
        20_000,
        () => subscription.health(),
      );
    expect([stranger.got, anothers.got]).toEqual([[], []]);
  });

  it('keep the retention of their own topics and of no other, and leave what else somebody set', async () => {
    const sasl = { mechanism: 'plain' as const, ...brokersOwn };
    const admin = new Kafka({ brokers: kafka.brokers, sasl, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const said = async (topic: string) => {
      const asked = { type: ConfigResourceTypes.TOPIC, name: topic };
      const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [asked] });
      const entries = resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]);
      return Object.fromEntries(entries) as Record<string, string>;
    };
    const before = await said('ingestion.things');
    await as('ingestion').keepFor(3 * 86_400_000, ['ingestion.things']);
    await eventually('the new retention', async () => (await said('ingestion.things'))['retention.ms'] === '259200000');
    expect((await said('ingestion.things'))['max.message.bytes']).toBe(before['max.message.bytes']);
    await expect(as('insight').keepFor(1, ['ingestion.things'])).rejects.toThrow(/authoriz/i);
    expect((await said('ingestion.things'))['retention.ms']).toBe('259200000');
    await admin.disconnect();
  });

  it('make no topic but their own', async () => {
    await expect(as('insight').declare({ [fresh('ingestion.other')]: partitions })).rejects.toThrow(/authoriz/i);
  });

  it('are nothing without the right password, and nobody comes in without one', async () => {
    const strangers = [as('insight', drawn()), as('gateway', drawn()), openLog({ brokers: kafka.brokers })];
    for (const stranger of strangers)
      await expect(stranger.append([envelope('insight.things', 'k', 3)])).rejects.toThrow();
    expect(await Promise.all(strangers.map((stranger) => stranger.health().then(({ up }) => up)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('lose what is no longer said of them, and change their passwords, with the next connection', async () => {
    await accounts.allow([{ ...insight, writes: [] }]);
    await expect(as('insight').append([envelope('insight.things', 'k', 4)])).rejects.toThrow(/authoriz/i);
    await accounts.allow([insight]);
    const next = drawn();
    await accounts.setPasswords(new Map([['insight', next]]));
    await expect(as('insight').append([envelope('insight.things', 'k', 5)])).rejects.toThrow();
    await eventually('the new password to do', () =>
      as('insight', next)
        .append([envelope('insight.things', 'k', 6)])
        .then(
          () => true,
          () => false,
        ),
    );
  });
});
