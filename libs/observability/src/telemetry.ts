import { createRequire } from 'node:module';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { type ContextManager, ROOT_CONTEXT } from '@opentelemetry/api';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { KafkaJsInstrumentation } from '@opentelemetry/instrumentation-kafkajs';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { metrics, NodeSDK } from '@opentelemetry/sdk-node';
import { measureProcess } from './process-meters.js';

/**
 * Where `METRICS_PORT` names one, metrics are answered on a port of their own besides, which stays inside: a gateway's
 * own address is for everybody, its metrics aren't.
 */
const ownPort = Number(process.env['METRICS_PORT']) || undefined;
const prometheus = new PrometheusExporter(
  { port: ownPort, host: process.env['HOST'] || '127.0.0.1', preventServerStart: !ownPort },
  (error) => error && console.error(`No metrics on port ${ownPort}: ${String(error)}`),
);
const serializer = new PrometheusSerializer();
/** The instrumentation measures requests without their route, under the same name as we do with it. */
const WITHOUT_ROUTES: metrics.ViewOptions = {
  meterName: '@opentelemetry/instrumentation-http',
  aggregation: { type: metrics.AggregationType.DROP },
};
const CARRIES_NOTHING: ContextManager = {
  active: () => ROOT_CONTEXT,
  with: (_context, work, self, ...args) => work.call(self!, ...args),
  bind: (_context, target) => target,
  enable: () => CARRIES_NOTHING,
  disable: () => CARRIES_NOTHING,
};
let sdk: NodeSDK | undefined;

/**
 * Starts telemetry for this process; call it before anything else is imported that should be seen. Metrics can always
 * be read (`metricsText` below). Spans are made and sent only where `OTEL_EXPORTER_OTLP_ENDPOINT` says to: nothing phones
 * home by default.
 */
export function startTelemetry(serviceName: string): void {
  if (sdk) return;
  const traced = Boolean(process.env['OTEL_EXPORTER_OTLP_ENDPOINT']);
  sdk = new NodeSDK({
    serviceName,
    metricReaders: [prometheus],
    views: [WITHOUT_ROUTES],
    logRecordProcessors: [],
    autoDetectResources: false,
    // Without spans there is nothing to carry along, and carrying costs every promise a hook.
    ...(traced ? {} : { spanProcessors: [], contextManager: CARRIES_NOTHING }),
    instrumentations: traced ? instrumentations() : [],
  });
  sdk.start();
  measureProcess();
  if (traced) patchCommonJs();
}

export async function stopTelemetry(): Promise<void> {
  const stopping = sdk;
  sdk = undefined;
  await stopping?.shutdown();
}

/** For a scrape, in Prometheus' text format: names and numbers of the platform, nothing of a customer or a person. */
export async function metricsText(): Promise<string> {
  const { resourceMetrics } = await prometheus.collect();
  return serializer.serialize(resourceMetrics);
}

const instrumentations = () => [
  new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => url?.startsWith('/health') ?? false }),
  // How the gateway asks a service; asking for its own sake, such as whether a replica is ready, starts no trace.
  new UndiciInstrumentation({ requireParentforSpans: true }),
  new PgInstrumentation({ requireParentSpan: true }),
  new KafkaJsInstrumentation(),
];

/**
 * kafkajs and pg are CommonJS: requiring them once runs the require hook, which patches their prototypes in place, so
 * later ESM imports see the patched classes. The ESM loader hook would cost 1.3 s and 70 MB at each start.
 */
function patchCommonJs(): void {
  const req = createRequire(import.meta.url);
  req('kafkajs');
  req('pg');
}
