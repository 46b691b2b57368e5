import { type AnyContract, breach, contractOf, type EventOf } from '@mirrorloop/contracts';
import { asError, rememberLast } from '@mirrorloop/kernel';
import type { Delivered, Envelope } from './message.js';
import type { Parking } from './ports.js';

export type Read =
  | { readonly kind: 'event'; readonly event: EventOf<AnyContract> }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'park'; readonly reason: Parking['reason']; readonly error: Error };

/** What a group makes of a message before any handler sees it. Nothing it can't read is ever passed over. */
export function readEvent(contracts: readonly AnyContract[], { envelope, unreadable }: Delivered): Read {
  if (!envelope) return park('unreadable', new Error(`not an event of ours: ${(unreadable ?? '').slice(0, 200)}`));
  const contract = contracts.find(({ type }) => type === envelope.type);
  if (!contract) {
    if (contractOf(envelope.type)) return { kind: 'skip', reason: 'not for this group' };
    return park('unhandled', new Error(`no handler knows ${envelope.type}`));
  }
  let data: unknown;
  try {
    data = JSON.parse(envelope.data);
  } catch (error) {
    return park('unreadable', asError(error));
  }
  const read = contract.reader.safeParse(data);
  return read.success
    ? { kind: 'event', event: received(envelope, read.data) }
    : park('contract', breach(envelope.type, read.error));
}

const received = (envelope: Envelope, data: unknown): EventOf<AnyContract> => ({
  type: envelope.type,
  id: envelope.id,
  key: envelope.key,
  sequence: envelope.sequence,
  occurredAt: new Date(parsed(envelope.time)),
  correlationId: envelope.correlationId,
  data,
});

const parsed = rememberLast((time: string) => Date.parse(time));

const park = (reason: Parking['reason'], error: Error): Read => ({ kind: 'park', reason, error });
