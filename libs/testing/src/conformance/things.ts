import { randomBytes } from 'node:crypto';
import { defineEvent, openEnum } from '@mirrorloop/contracts';
import { derivedId } from '@mirrorloop/kernel';
import type { Delivered, Envelope } from '@mirrorloop/messaging';
import { z } from 'zod';

const TYPE = 'conformance.thing-happened.v1';

const define = () =>
  defineEvent({
    type: TYPE,
    topic: 'conformance.things',
    summary: 'Something happened in a conformance suite.',
    key: ({ thing }) => thing,
    schema: z.strictObject({ thing: z.string(), size: openEnum('small', 'large'), note: z.string().optional() }),
    examples: [{ thing: 'a', size: 'small' as const }],
  });

export type ThingHappened = ReturnType<typeof define>;
let defined: ThingHappened | undefined;

/** Declared when a suite first runs: a service that merely imports this library must not find it in its catalogue. */
export const thingHappened = (): ThingHappened => (defined ??= define());

/** A name that no other case uses, since cases may share a broker. */
export const fresh = (name: string): string => `${name}-${randomBytes(5).toString('hex')}`;

/** The n-th event of a key. */
export const event = (topic: string, key: string, n: number, change: Partial<Envelope> = {}): Envelope => ({
  id: derivedId(topic, key, String(n)),
  type: TYPE,
  source: '/conformance',
  topic,
  key,
  sequence: n,
  time: '2026-11-20T09:00:00.000Z',
  correlationId: derivedId(topic, key),
  causationId: null,
  traceparent: null,
  data: JSON.stringify({ thing: key, size: 'small' }),
  ...change,
});

/** Events 1 to `n` of each key, the keys taking turns. */
export const eventsOf = (topic: string, keys: readonly string[], n: number): Envelope[] =>
  range(n).flatMap((i) => keys.map((key) => event(topic, key, i + 1)));

/** As a log would hand them out, from one partition. */
export const deliver = (...envelopes: readonly Envelope[]): Delivered[] =>
  envelopes.map((envelope, i) => ({ topic: envelope.topic, partition: 0, position: String(i), envelope }));

export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const idsOf = (messages: readonly (Envelope | Delivered)[]): string[] =>
  messages.map((message) => ('id' in message ? message.id : (message.envelope?.id ?? 'unreadable')));
