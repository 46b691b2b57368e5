import { Rejected } from '@mirrorloop/kernel';
import { z } from 'zod';
import { tolerant } from './tolerant.js';

/** What happened, checked and keyed, but without identity yet: the runtime derives that from its cause. */
export interface Outgoing {
  readonly contract: AnyContract;
  readonly key: string;
  /** The version of the thing the key names, after this event. */
  readonly sequence: number;
  readonly data: unknown;
}

/** A message as it arrived: its identity, when it happened, what caused it, and its checked data. */
export interface Received<Type extends string, Data> {
  readonly type: Type;
  readonly id: string;
  readonly key: string;
  readonly sequence: number;
  readonly occurredAt: Date;
  readonly correlationId: string;
  readonly data: Data;
}

export interface EventContract<Type extends string, Schema extends z.ZodType> {
  /** `<owner>.<noun>-<past participle>.v<N>` */
  readonly type: Type;
  readonly topic: string;
  readonly summary: string;
  /** What producers are held to. */
  readonly schema: Schema;
  /** What readers accept: unknown fields are dropped, an unknown value of an open enum reads as `unknown`. */
  readonly reader: z.ZodType<z.output<Schema>>;
  readonly examples: readonly z.output<Schema>[];
  /** A new event of this kind. Throws `Rejected` for data that breaks the contract, so a producer can't. */
  of(data: z.input<Schema>, sequence?: number): Outgoing;
  /** The first example, with what a test cares about changed. */
  example(change?: Partial<z.output<Schema>>): z.output<Schema>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the catalogue holds contracts of every payload
export type AnyContract = EventContract<string, any>;
/** Distributes over a union of contracts: `event.type` tells which. */
export type EventOf<C> = C extends EventContract<infer Type, infer Schema> ? Received<Type, z.output<Schema>> : never;
export type DataOf<C> = C extends EventContract<string, infer Schema> ? z.output<Schema> : never;

const catalogue = new Map<string, AnyContract>();
/** Every declared event by its type. Start-up holds handlers and topics against it. */
export const contractOf = (type: string): AnyContract | undefined => catalogue.get(type);
export const contracts = (): readonly AnyContract[] => [...catalogue.values()];

interface Declaration<Type extends string, Schema extends z.ZodType> {
  type: Type;
  topic: string;
  summary: string;
  key: (data: z.output<Schema>) => string;
  schema: Schema;
  examples: readonly [z.input<Schema>, ...z.input<Schema>[]];
}

/** Declares an event once; producer, consumer, documents and tests all draw on it. */
export function defineEvent<Type extends string, Schema extends z.ZodType<object>>(
  declared: Declaration<Type, Schema>,
): EventContract<Type, Schema> {
  const { type, schema } = declared;
  if (catalogue.has(type)) throw new Error(`Event type declared twice: ${type}`);
  const examples = declared.examples.map((example) => schema.parse(example));
  const contract: EventContract<Type, Schema> = {
    type,
    topic: declared.topic,
    summary: declared.summary,
    schema,
    reader: tolerant(schema) as z.ZodType<z.output<Schema>>,
    examples,
    example: (change = {}) => schema.parse({ ...examples[0], ...change }),
    of: (data, sequence = 0) => {
      const read = schema.safeParse(data);
      if (!read.success) throw breach(type, read.error);
      return { contract: contract as AnyContract, key: declared.key(read.data), sequence, data: read.data };
    },
  };
  catalogue.set(type, contract as AnyContract);
  return contract;
}

/** A zod error as our own: each place by its path. */
export const breach = (what: string, { issues }: z.ZodError): Rejected =>
  new Rejected(
    `${what}: ${issues.map((i) => `${pathOf(i.path)}: ${i.message}`).join('; ')}`,
    issues.map((i) => ({ path: pathOf(i.path), message: i.message })),
  );

const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((at, p) => (typeof p === 'number' ? `${at}[${p}]` : at ? `${at}.${String(p)}` : String(p)), '');
