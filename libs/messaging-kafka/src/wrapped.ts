import { asError, Rejected, Unavailable } from '@mirrorloop/kernel';
import kafkajs from 'kafkajs';

// kafkajs is CommonJS and spreads its errors into its exports, where Node's ESM can't see their names.
const {
  KafkaJSAggregateError,
  KafkaJSNotImplemented,
  KafkaJSProtocolError,
  KafkaJSSASLAuthenticationError,
  KafkaJSServerDoesNotSupportApiKey,
} = kafkajs;

/** Not retriable for kafkajs, but gone once the producer or the membership is made anew. */
const GONE_WHEN_MADE_ANEW = new Set([
  'NOT_COORDINATOR_FOR_GROUP',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
  'REBALANCE_IN_PROGRESS',
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'DUPLICATE_SEQUENCE_NUMBER',
  'INVALID_PRODUCER_EPOCH',
  'UNKNOWN_PRODUCER_ID',
  'NOT_ENOUGH_REPLICAS',
  'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
]);

/**
 * A kafkajs error as one of ours. `Unavailable` unless it can't pass: kafkajs calls a dead broker non-retriable, so
 * its own classes don't tell. A kafkajs error thrown out of a handler would end the consumer for good.
 */
export function wrapped(thrown: unknown, doing: string): Error {
  if (thrown instanceof Unavailable || thrown instanceof Rejected) return thrown;
  const error = asError(thrown);
  const message = `${doing}: ${messageOf(error)}`;
  return canPass(error) ? new Unavailable(message, { cause: error }) : new Error(message, { cause: error });
}

function canPass(error: Error): boolean {
  if (error instanceof KafkaJSAggregateError) return error.errors.every((each) => canPass(asError(each)));
  if (error instanceof KafkaJSSASLAuthenticationError || error instanceof KafkaJSNotImplemented) return false;
  if (error instanceof KafkaJSServerDoesNotSupportApiKey) return false;
  if (error instanceof KafkaJSProtocolError) return error.retriable || GONE_WHEN_MADE_ANEW.has(error.type);
  return error.cause instanceof Error ? canPass(error.cause) : true;
}

const messageOf = (error: Error): string =>
  error instanceof KafkaJSAggregateError
    ? error.errors.map((each) => asError(each).message).join('; ')
    : error.message || error.name;
