import { Unavailable } from '@mirrorloop/kernel';

/** SQLSTATE classes that pass by themselves: connection, rollback (serialisation, deadlock), resources, shutdown. */
const PASSING_SQLSTATE = /^(08|40|53|57P)/;
const PASSING_CODES = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** node-postgres reports a lost connection without a code. */
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * Does the error pass by itself, so that the same message should wait for it? Only listed errors do: waiting for
 * anything else blocks a partition for ever (kafkajs tried one offset 34 times and never reached the next).
 */
export function passes(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (PASSING_CODES.has(code) || PASSING_SQLSTATE.test(code) || LOST_CONNECTION.test(error.message)) return true;
  return 'driverError' in error ? passes(error.driverError) : false;
}

/** How often a message that nobody classified is tried alone before it is parked. */
export const TRIES_ALONE = 3;

/** Waits before the n-th repeat (from 0), doubled each time, never longer than `mostMs`. */
export const backOffMs = (attempt: number, firstMs = 100, mostMs = 10_000): number =>
  Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 20));
