import type { Extent, Position, ReadOn, Stretch } from '@mirrorloop/messaging';
import type { Admin } from 'kafkajs';
import type { Settings } from './config.js';
import { type Broker, type Cluster, clusterOf, type PartitionData } from './kafkajs-internals.js';
import { Pause } from './pause.js';
import { readMessage } from './read-message.js';
import { Renewable } from './renewable.js';

/** A fetch that a broker holds can't be called back, so none is held for longer. */
const LOOK_MS = 500;
const ANSWER_MS = 10_000;
const FETCH_BYTES = 4 * 1024 * 1024;
/** Where several brokers lead, news at one waits for the others' answers, so these come soon. */
const SHARED_WAIT_MS = 50;
const READ_COMMITTED = 1;

/**
 * Reads topics without a group. A broker answers a connection's requests one after the other, so those who wait for
 * news and those who look up what was have a connection each.
 */
export class LookerOn {
  private readonly patient: Renewable<Cluster>;
  private readonly quick: Renewable<Cluster>;

  constructor(
    private readonly settings: Settings,
    private readonly ask: <T>(doing: string, question: (admin: Admin) => Promise<T>) => Promise<T>,
  ) {
    this.patient = new Renewable(settings, clusterOf);
    this.quick = new Renewable(settings, clusterOf);
  }

  extents(topics: readonly string[]): Promise<Extent[]> {
    return this.ask('ends of topics', async (admin) => {
      const existing = new Set(await admin.listTopics());
      return (await Promise.all(topics.filter((t) => existing.has(t)).map((topic) => extentsOf(admin, topic)))).flat();
    });
  }

  async readOn(from: readonly Position[], { waitMs, signal }: ReadOn): Promise<Stretch> {
    const cluster = waitMs > 0 ? this.patient : this.quick;
    const until = Date.now() + waitMs;
    for (;;) {
      const left = Math.max(0, until - Date.now());
      const stretch = await this.look(cluster, from, Math.min(left, LOOK_MS));
      const found = stretch.messages.length > 0 || stretch.lost.length > 0;
      if (found || signal?.aborted || Date.now() >= until) return stretch;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.patient.close(), this.quick.close()]);
  }

  private async look(cluster: Renewable<Cluster>, from: readonly Position[], waitMs: number): Promise<Stretch> {
    try {
      return await cluster.use('read on', waitMs + ANSWER_MS, (it) => this.fetchAll(it, from, waitMs));
    } catch (error) {
      if (!isOutOfRange(error)) throw error;
      return this.startOver(from);
    }
  }

  private async fetchAll(cluster: Cluster, from: readonly Position[], waitMs: number): Promise<Stretch> {
    await cluster.addMultipleTargetTopics([...new Set(from.map(({ topic }) => topic))]);
    await cluster.refreshMetadataIfNecessary();
    const byLeader = leadersOf(cluster, from);
    if (byLeader.size === 0) await new Pause().rest(Math.min(waitMs, SHARED_WAIT_MS));
    const wait = byLeader.size > 1 ? Math.min(waitMs, SHARED_WAIT_MS) : waitMs;
    const answers = [...byLeader].map(async ([nodeId, places]) =>
      fetchFrom(await cluster.findBroker({ nodeId }), places, wait, this.settings),
    );
    return together(from, await Promise.all(answers));
  }

  private async startOver(from: readonly Position[]): Promise<Stretch> {
    const topics = [...new Set(from.map(({ topic }) => topic))];
    const extents = new Map((await this.extents(topics)).map((extent) => [nameOf(extent), extent]));
    const lost = from.filter((place) => isOutside(place, extents.get(nameOf(place))));
    const next = from.map((place) =>
      lost.includes(place) ? { ...place, position: extents.get(nameOf(place))?.first ?? '0' } : place,
    );
    return { messages: [], next, lost };
  }
}

async function extentsOf(admin: Admin, topic: string): Promise<Extent[]> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return offsets
    .map(({ partition, low, high }) => ({ topic, partition, first: low, next: high }))
    .sort((a, b) => a.partition - b.partition);
}

function leadersOf(cluster: Cluster, from: readonly Position[]): Map<string, Position[]> {
  const places = new Map<string, Position[]>();
  for (const place of from)
    for (const leader of Object.keys(cluster.findLeaderForPartitions(place.topic, [place.partition])))
      places.set(leader, [...(places.get(leader) ?? []), place]);
  return places;
}

async function fetchFrom(
  broker: Broker,
  places: readonly Position[],
  waitMs: number,
  { maxMessageBytes }: Settings,
): Promise<Map<string, PartitionData>> {
  const topics = [...new Set(places.map(({ topic }) => topic))].map((topic) => ({
    topic,
    partitions: places
      .filter((place) => place.topic === topic)
      .map(({ partition, position }) => ({ partition, fetchOffset: position, maxBytes: maxMessageBytes + 65_536 })),
  }));
  const { responses } = await broker.fetch({
    ...{ maxWaitTime: waitMs, minBytes: 1, maxBytes: FETCH_BYTES, isolationLevel: READ_COMMITTED },
    topics,
  });
  return new Map(
    responses.flatMap(({ topicName: topic, partitions }) =>
      partitions.map((data) => [nameOf({ topic, partition: data.partition }), data]),
    ),
  );
}

/** A batch may begin before the message asked for, and hold records that are the broker's own. */
function together(from: readonly Position[], answers: readonly Map<string, PartitionData>[]): Stretch {
  const data = new Map(answers.flatMap((answer) => [...answer]));
  const read = from.map((place) => {
    const all = data.get(nameOf(place))?.messages ?? [];
    return all.filter(({ offset }) => BigInt(offset) >= BigInt(place.position));
  });
  return {
    messages: from.flatMap(({ topic, partition }, i) =>
      read[i]!.filter(({ isControlRecord }) => !isControlRecord).map((m) => readMessage(topic, partition, m)),
    ),
    next: from.map((place, i) => {
      const last = read[i]!.at(-1);
      return last ? { ...place, position: String(BigInt(last.offset) + 1n) } : place;
    }),
    lost: [],
  };
}

const nameOf = ({ topic, partition }: { topic: string; partition: number }): string => `${topic}/${partition}`;

const isOutside = ({ position }: Position, extent: Extent | undefined): boolean =>
  !extent || BigInt(position) < BigInt(extent.first) || BigInt(position) > BigInt(extent.next);

function isOutOfRange(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ((at as { type?: unknown }).type === 'OFFSET_OUT_OF_RANGE') return true;
  return false;
}
