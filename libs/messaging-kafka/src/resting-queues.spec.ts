import { createRequire } from 'node:module';
import { useRestingQueues } from './resting-queues.js';

interface Queue {
  throttledUntil: number;
  push(request: object): void;
  checkPendingRequests(): void;
  scheduleRequestTimeoutCheck(): void;
  destroy(): void;
}

const require = createRequire(import.meta.url);
const RequestQueue = require('kafkajs/src/network/requestQueue/index.js') as new (options: object) => Queue;

describe('a connection to a broker', () => {
  const logger = { debug: () => undefined };
  const asked = (sent: () => void, correlationId: number, reject = () => undefined) => ({
    entry: { correlationId, apiName: 'Fetch', apiKey: 1, apiVersion: 11, reject },
    expectResponse: true,
    sendRequest: sent,
  });
  const queueOf = () =>
    new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 1_000, enforceRequestTimeout: true, logger });

  beforeAll(useRestingQueues);
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('rests while nothing waits to be sent', () => {
    const queue = queueOf();
    queue.checkPendingRequests();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('sends what waits once the broker has slowed it down for long enough, and rests again', () => {
    const queue = queueOf();
    const sent = jest.fn();
    queue.throttledUntil = Date.now() + 500;
    queue.push(asked(sent, 1));
    jest.advanceTimersByTime(499);
    expect(sent).not.toHaveBeenCalled();
    jest.advanceTimersByTime(20);
    expect(sent).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives up on an answer that is late, a tenth of its time later at most', () => {
    const queue = queueOf();
    const givenUp = jest.fn();
    queue.scheduleRequestTimeoutCheck();
    queue.push(asked(() => undefined, 1, givenUp));
    jest.advanceTimersByTime(1_000);
    expect(givenUp).not.toHaveBeenCalled();
    jest.advanceTimersByTime(101);
    expect(givenUp).toHaveBeenCalledTimes(1);
    queue.destroy();
    expect(jest.getTimerCount()).toBe(0);
  });
});
