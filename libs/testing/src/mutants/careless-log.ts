import type { Log, Subscriber } from '@mirrorloop/messaging';
import { clientsOf, type LogSetup } from '../conformance/setups.js';

type OnBatch = Subscriber['onBatch'];

/** Wrong: the position moves on first and the effect comes after it. Fits any log. */
export const offsetBeforeEffect = (setup: LogSetup): LogSetup =>
  careless(setup, (onBatch) => (batch) => {
    void onBatch(batch).catch(() => undefined);
    return Promise.resolve();
  });

/** Wrong: a batch is resolved when its handler returns, however it returns, as kafkajs does by `eachBatchAutoResolve`. */
export const autoResolve = (setup: LogSetup): LogSetup =>
  careless(setup, (onBatch) => (batch) => onBatch(batch).catch(() => undefined));

function careless(setup: LogSetup, spoil: (onBatch: OnBatch) => OnBatch): LogSetup {
  const { open, close } = clientsOf(async () => spoiled(await setup.open(), spoil));
  return { ...setup, open, close: () => close().then(() => setup.close()) };
}

function spoiled(log: Log, spoil: (onBatch: OnBatch) => OnBatch): Log {
  const subscribe = log.subscribe.bind(log);
  log.subscribe = (subscriber) => subscribe({ ...subscriber, onBatch: spoil(subscriber.onBatch) });
  return log;
}
