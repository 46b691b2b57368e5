import { faultsOf, type Retention } from '@mirrorloop/messaging-postgres';
import { CannotStart } from './cannot-start.js';

/** @throws CannotStart for days that are none, or that would let a repeat act twice */
export function demandSound(retention: Retention | undefined): void {
  const faults = retention ? faultsOf(retention) : [];
  if (faults.length > 0) throw new CannotStart(`${faults.join('. ')}.`);
}
