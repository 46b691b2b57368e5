import { randomBytes } from 'node:crypto';
import type { SourceView } from '@mirrorloop/contracts';
import type { Cluster } from '../src/index.js';
import { Collector, type Span } from './collector.js';
import { Client, eventually } from './shared-with-standalone.js';
import { closeAndRemove, freshCluster } from './support.js';

const LIMIT_MS = 60_000;

describe('a signal whose sender traces it', () => {
  const traceId = randomBytes(16).toString('hex');
  const sender = randomBytes(8).toString('hex');
  let collector: Collector;
  let cluster: Cluster;

  beforeAll(async () => {
    collector = await Collector.start();
    cluster = await freshCluster({ replicas: 1, env: collector.environment });
  }, 240_000);
  afterAll(async () => {
    await closeAndRemove(cluster);
    collector.close();
  });

  const spansOf = (service: string): Span[] =>
    collector.spans.filter((span) => span.service === service && span.traceId === traceId);
  const linkedIn = (service: string): Span | undefined =>
    collector.spans.find((span) => span.service === service && span.links?.some((link) => link.traceId === traceId));

  it('is followed through gateway, ingestion, the topic and insight, as one trace and links to it', async () => {
    const client = new Client(cluster.url, cluster.dataDir);
    const { writeKey } = await client.post<SourceView>('/api/ingestion/sources', { name: 'App', channel: 'app' });
    const sent = await fetch(`${cluster.url}/v1/track`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${writeKey}:`)}`,
        'content-type': 'application/json',
        traceparent: `00-${traceId}-${sender}-01`,
      },
      body: JSON.stringify({
        event: 'Survey answered',
        userId: 'a',
        messageId: 'a',
        properties: { text: 'Too late.' },
      }),
    });
    expect(sent.status).toBe(200);

    const read = await eventually('insight to have read it', async () => linkedIn('insight'), LIMIT_MS);
    expect(read.name).toMatch(/^process insight\./);
    await eventually('the gateway to have heard of it', async () => linkedIn('gateway'), LIMIT_MS);
    await eventually('ingestion to have told of it', async () => spansOf('ingestion').length > 1, LIMIT_MS);
  });

  it('is one unbroken line from its sender into the database of the service that stored it', async () => {
    const [first] = await eventually(
      'the door',
      async () => hasAny(spansOf('gateway').filter(isChildOf(sender))),
      LIMIT_MS,
    );
    const asked = await eventually('the call', async () => spansOf('gateway').find(isChildOf(first!.spanId)), LIMIT_MS);
    const taken = await eventually(
      'the service',
      async () => spansOf('ingestion').find(isChildOf(asked.spanId)),
      LIMIT_MS,
    );
    const stored = spansOf('ingestion').filter(isChildOf(taken.spanId));
    expect(stored.map(({ name }) => name).join()).toMatch(/pg/);
  });

  it('leaves the words of a customer out of every span', () => {
    expect(collector.spans.length).toBeGreaterThan(0);
    expect(JSON.stringify(collector.spans)).not.toContain('Too late.');
  });
});

const isChildOf =
  (spanId: string) =>
  ({ parentSpanId }: Span): boolean =>
    parentSpanId === spanId;
const hasAny = (spans: Span[]): Span[] | undefined => (spans.length > 0 ? spans : undefined);
