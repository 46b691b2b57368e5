import { metrics as api } from '@opentelemetry/api';

const meter = () => api.getMeter('mirrorloop');

/** Messages by consumer group and what became of them (handled, unchanged, duplicate, parked). */
export const countMessages = (group: string, outcome: string, n: number): void =>
  meter()
    .createCounter('mirrorloop.messages', { description: 'Messages settled, by outcome' })
    .add(n, { group, outcome });

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
