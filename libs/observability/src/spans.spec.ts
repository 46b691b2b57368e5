import { SpanStatusCode, trace } from '@opentelemetry/api';
import { core, NodeSDK, tracing } from '@opentelemetry/sdk-node';
import { inLinkedSpan } from './spans.js';

const ONE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const OTHER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('The span of a batch', () => {
  const spans = new tracing.InMemorySpanExporter();
  const sdk = new NodeSDK({
    spanProcessors: [new tracing.SimpleSpanProcessor(spans)],
    textMapPropagator: new core.W3CTraceContextPropagator(),
    metricReaders: [],
    logRecordProcessors: [],
    autoDetectResources: false,
  });
  beforeAll(() => sdk.start());
  afterEach(() => spans.reset());
  afterAll(() => sdk.shutdown());

  it('leads to the trace of each message in it, once', async () => {
    await inLinkedSpan('process a group', [ONE, OTHER, ONE], async () => undefined);
    const [span] = spans.getFinishedSpans();
    expect(span!.links.map(({ context }) => context.traceId)).toEqual([
      '4bf92f3577b34da6a3ce929d0e0e4736',
      '0af7651916cd43dd8448eb211c80319c',
    ]);
  });

  it('leads nowhere for a message without a trace, or with one that nobody can read', async () => {
    await inLinkedSpan('process a group', [null, 'not a trace', ''], async () => undefined);
    expect(spans.getFinishedSpans()[0]!.links).toEqual([]);
  });

  it('is the span of what the work does', async () => {
    const inside = await inLinkedSpan('process a group', [], async () => trace.getActiveSpan()?.spanContext().spanId);
    expect(inside).toBe(spans.getFinishedSpans()[0]!.spanContext().spanId);
  });

  it('tells of an error, and lets it go on to whom it concerns', async () => {
    const failing = inLinkedSpan('process a group', [ONE], () => Promise.reject(new Error('the database is away')));
    await expect(failing).rejects.toThrow('the database is away');
    expect(spans.getFinishedSpans()[0]!.status).toEqual({
      code: SpanStatusCode.ERROR,
      message: 'Error: the database is away',
    });
  });
});
