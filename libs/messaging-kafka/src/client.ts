import { Kafka, logLevel } from 'kafkajs';
import type { Settings } from './config.js';

/**
 * A client of its own for each consumer: two consumers of one group that share a client share its table of committed
 * offsets too, and the join of one empties it under the other.
 */
export const clientOf = ({ brokers, clientId, ssl, sasl, requestTimeoutMs }: Settings): Kafka =>
  new Kafka({
    brokers: [...brokers],
    clientId,
    ssl,
    sasl,
    connectionTimeout: 3_000,
    requestTimeout: requestTimeoutMs,
    // Few: whoever called waits, backs off and tries again, and can tell meanwhile what is wrong.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2, retries: 5 },
    // Each failure reaches the caller or the health of a subscription.
    logLevel: logLevel.NOTHING,
  });
