import { metrics as api } from '@opentelemetry/api';

const meter = () => api.getMeter('mirrorloop');

/**
 * Messages by consumer group and what became of them (handled, unchanged, duplicate, parked). Counting 0 makes the
 * series exist, so that the first one that is counted shows as a rise.
 */
export const countMessages = (group: string, outcome: string, n: number): void =>
  meter()
    .createCounter('mirrorloop.messages', { description: 'Messages settled, by outcome' })
    .add(n, { group, outcome });

export interface AnsweredRequest {
  readonly service: string;
  readonly method: string;
  /** The pattern, such as `/actions/:id`: addresses themselves may tell of a person, and are without number. */
  readonly route: string | undefined;
  readonly status: number;
  readonly seconds: number;
}

/** By OpenTelemetry's name, attributes and buckets for it. */
export const recordRequest = ({ service, method, route, status, seconds }: AnsweredRequest): void =>
  meter()
    .createHistogram('http.server.request.duration', {
      description: 'Seconds until a request was answered',
      unit: 's',
      advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] },
    })
    .record(seconds, {
      service,
      'http.request.method': method,
      'http.response.status_code': status,
      ...(route ? { 'http.route': route } : {}),
    });

/** A figure that is asked for at each scrape; an error leaves it out rather than making one up. */
export function gauge(
  name: string,
  description: string,
  read: () => Promise<readonly { value: number; attributes: Record<string, string> }[]>,
): void {
  meter()
    .createObservableGauge(name, { description })
    .addCallback(async (result) => {
      for (const { value, attributes } of await read().catch(() => [])) result.observe(value, attributes);
    });
}
