import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs 2.2.4 looks a thousand times a second, on each connection, whether a request waits to be sent (its issues 1556
 * and 1704). What waits is looked at when it is queued and when an answer comes, so a queue where nothing waits may rest.
 */
export function useRestingQueues(): void {
  const { prototype } = require('kafkajs/src/network/requestQueue/index.js') as { prototype: RequestQueue };
  const check = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) check.call(this);
  };
}
