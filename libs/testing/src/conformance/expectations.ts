import assert from 'node:assert/strict';
import type { Delivered, Envelope } from '@mirrorloop/messaging';
import type { Effect } from './setups.js';

/** Each event had its effect, once, and those of one key came in the order of their sequence. */
export function everyEffectOnce(effects: readonly Effect[], events: readonly Envelope[]): void {
  const ids = effects.map(({ eventId }) => eventId);
  assert.deepEqual([...ids].sort(), events.map(({ id }) => id).sort(), 'every effect once');
  inOrderOfKey(effects);
}

/** Sequences of a key only rise. */
export function inOrderOfKey(rows: readonly { readonly key: string; readonly sequence: number }[]): void {
  const last = new Map<string, number>();
  for (const { key, sequence } of rows) {
    assert.ok(sequence > (last.get(key) ?? 0), `${sequence} of ${key} came after ${last.get(key)}`);
    last.set(key, sequence);
  }
}

/** What was delivered for the first time, in order of delivery: at-least-once may repeat, but never turn round. */
export function firstDeliveries(delivered: readonly Delivered[]): Envelope[] {
  const seen = new Set<string>();
  return delivered.flatMap(({ envelope }) => {
    if (!envelope || seen.has(envelope.id)) return [];
    seen.add(envelope.id);
    return [envelope];
  });
}
