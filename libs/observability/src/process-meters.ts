import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gauge } from './meters.js';

const NANOSECONDS = 1e9;

/** What shows that a process is about to be in trouble, whichever of its services causes it. */
export function measureProcess(): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  gauge(
    'nodejs.eventloop.delay.p99',
    'Seconds that the event loop was late, 99th percentile since the last scrape',
    async () => {
      const value = delay.percentile(99) / NANOSECONDS;
      delay.reset();
      return [{ value, attributes: {} }];
    },
  );
  gauge('process.memory.usage', 'Bytes of memory the process occupies', async () => [
    { value: process.memoryUsage.rss(), attributes: {} },
  ]);
}
