import { createRequire } from 'node:module';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { KafkaJsInstrumentation } from '@opentelemetry/instrumentation-kafkajs';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { NodeSDK } from '@opentelemetry/sdk-node';

const prometheus = new PrometheusExporter({ preventServerStart: true });
let sdk: NodeSDK | undefined;

/**
 * Starts telemetry for this process; call it before anything else is imported that should be seen. Metrics can always
 * be read (`metrics` below). Spans are made and sent only where `OTEL_EXPORTER_OTLP_ENDPOINT` says to: nothing phones
 * home by default.
 */
export function startTelemetry(serviceName: string): void {
  if (sdk) return;
  const traced = Boolean(process.env['OTEL_EXPORTER_OTLP_ENDPOINT']);
  sdk = new NodeSDK({
    serviceName,
    metricReaders: [prometheus],
    logRecordProcessors: [],
    autoDetectResources: false,
    ...(traced ? {} : { spanProcessors: [] }),
    instrumentations: traced ? instrumentations() : [],
  });
  sdk.start();
  if (traced) patchCommonJs();
}

export async function stopTelemetry(): Promise<void> {
  const stopping = sdk;
  sdk = undefined;
  await stopping?.shutdown();
}

/** Answers a scrape in Prometheus' text format. */
export const metrics = (request: IncomingMessage, response: ServerResponse): void =>
  prometheus.getMetricsRequestHandler(request, response);

const instrumentations = () => [
  new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => url?.startsWith('/health') ?? false }),
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
