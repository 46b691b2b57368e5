import { Rejected } from '@mirrorloop/kernel';
import type { OpenTransaction } from './actions.js';
import { Checks, type Said } from './checks.js';
import type { Rates } from './stakes.js';

export interface RatesInForce extends Rates {
  /** Counts the changes from 1. */
  readonly version: number;
}

/** Throws one `Rejected` that names each rate that isn't a share. */
export function readRates(said: Said): Rates {
  const checks = new Checks();
  const share = (path: keyof Rates) =>
    checks.number(said, path, 'Give a share from 0 to 1, such as 0.1 for 10%.', (n) => n >= 0 && n <= 1);
  const shareOfValueAtRisk = share('shareOfValueAtRisk');
  const shareWonBackByActing = share('shareWonBackByActing');
  if (shareOfValueAtRisk === undefined || shareWonBackByActing === undefined)
    throw new Rejected('The rates are shares from 0 to 1', checks.errors);
  return { shareOfValueAtRisk, shareWonBackByActing };
}

/** The organisation's rates; there are always some. */
export abstract class RatesSettings {
  abstract now(): Promise<RatesInForce>;
  /** The same, held against change until the transaction ends. */
  abstract hold(tx: OpenTransaction): Promise<RatesInForce>;
  /** Holds them so that nobody else may read them for stakes meanwhile. Lock them before any action. */
  abstract lock(tx: OpenTransaction): Promise<RatesInForce>;
  abstract change(to: RatesInForce, by: string, at: Date, tx: OpenTransaction): Promise<void>;
}
