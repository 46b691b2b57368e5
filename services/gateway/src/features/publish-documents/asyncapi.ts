import { contracts, topics } from '@mirrorloop/contracts';
import type { Described, KafkaSecurity } from '@mirrorloop/messaging-nest';
import { z } from 'zod';

/** Attributes and extensions that every event carries: CloudEvents 1.0, Kafka protocol binding, binary mode. */
const HEADERS = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time'],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { type: 'string', description: 'The same for a repeat: drop what you have seen.' },
    ce_type: { type: 'string' },
    ce_source: { type: 'string' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_subject: { type: 'string', description: 'The key.' },
    ce_sequence: { type: 'string', description: 'The version of what the key names, after this event.' },
    ce_correlationid: { type: 'string' },
    ce_causationid: { type: 'string' },
    ce_traceparent: { type: 'string' },
    'content-type': { const: 'application/json' },
  },
};

interface Place {
  readonly title: string;
  readonly version: string;
  readonly kafkaBrokers: readonly string[];
  readonly kafkaSecurity?: KafkaSecurity;
}

/** AsyncAPI 3.0 of the topics, of every event, and of who sends and hears which. */
export function asyncApiOf(
  services: readonly Described[],
  { title, version, kafkaBrokers, kafkaSecurity = {} }: Place,
): object {
  const events = contracts().filter(({ topic }) => topic in topics);
  return {
    asyncapi: '3.0.0',
    info: { title, version, description: 'Every topic of Mirrorloop. Events are CloudEvents 1.0 in binary mode.' },
    defaultContentType: 'application/json',
    servers: Object.fromEntries(kafkaBrokers.map((host, i) => [`kafka${i + 1}`, serverOf(host, kafkaSecurity)])),
    channels: Object.fromEntries(
      Object.entries(topics).map(([topic, { partitions }]) => [topic, channelOf(topic, partitions)]),
    ),
    operations: Object.fromEntries(
      services.flatMap((service) => [...sendings(service), ...hearings(service), ...lookings(service)]),
    ),
    components: {
      messages: Object.fromEntries(events.map((contract) => [contract.type, messageOf(contract)])),
      ...securitySchemesOf(kafkaSecurity),
    },
  };
}

const serverOf = (host: string, { ssl, sasl }: KafkaSecurity) => ({
  host,
  protocol: ssl ? 'kafka-secure' : 'kafka',
  ...(sasl ? { security: [{ $ref: '#/components/securitySchemes/account' }] } : {}),
});

/** As AsyncAPI calls Kafka's ways of signing in. */
const SCHEMES: Readonly<Record<string, string>> = {
  plain: 'plain',
  'scram-sha-256': 'scramSha256',
  'scram-sha-512': 'scramSha512',
};

const securitySchemesOf = ({ sasl }: KafkaSecurity) =>
  sasl
    ? {
        securitySchemes: {
          account: {
            type: SCHEMES[sasl.mechanism],
            description: 'An account that whoever runs this Kafka gives; it needs leave to read the topic.',
          },
        },
      }
    : {};

const ofTopic = (topic: string) => contracts().filter((contract) => contract.topic === topic);

const channelOf = (topic: string, partitions: number) => ({
  address: topic,
  messages: Object.fromEntries(ofTopic(topic).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
  bindings: { kafka: { topic, partitions, bindingVersion: '0.5.0' } },
});

const messageOf = ({ type, summary, schema, examples }: ReturnType<typeof contracts>[number]) => ({
  name: type,
  summary,
  contentType: 'application/json',
  headers: { ...HEADERS, properties: { ...HEADERS.properties, ce_type: { const: type } } },
  payload: payloadOf(schema as z.ZodType),
  bindings: { kafka: { key: { type: 'string' }, bindingVersion: '0.5.0' } },
  examples: examples.map((payload: unknown) => ({ payload })),
});

/** As draft 7, which is what AsyncAPI's own schema is a superset of. */
function payloadOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', target: 'draft-7', unrepresentable: 'any' });
  return open(rest) as object;
}

/** Readers pass over fields they don't know, so that versions can roll: what was declared strict is open to them. */
const open = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(open);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.entries(schema).filter(([name, value]) => !(name === 'additionalProperties' && value === false));
  return Object.fromEntries(parts.map(([name, value]) => [name, open(value)]));
};

const topicOf = (type: string): string | undefined => contracts().find((contract) => contract.type === type)?.topic;
const messageIn = (topic: string) => (type: string) => ({ $ref: `#/channels/${topic}/messages/${type}` });

type Operation = [name: string, operation: object];

function sendings({ service, says }: Described): Operation[] {
  return byTopic(says).map(([topic, types]) => [
    `${service} sends ${topic}`.replaceAll(' ', '-'),
    {
      action: 'send',
      channel: { $ref: `#/channels/${topic}` },
      summary: `${service} tells of it.`,
      tags: [{ name: service }],
      messages: types.map(messageIn(topic)),
    },
  ]);
}

function hearings({ service, hears }: Described): Operation[] {
  return hears.flatMap(({ group, events }) =>
    byTopic(events).map(([topic, types]): Operation => [
      `${group} hears ${topic}`.replaceAll(' ', '-'),
      {
        action: 'receive',
        channel: { $ref: `#/channels/${topic}` },
        tags: [{ name: service }],
        summary: `The consumer group ${group} handles it.`,
        messages: types.map(messageIn(topic)),
        bindings: { kafka: { groupId: { const: group }, bindingVersion: '0.5.0' } },
      },
    ]),
  );
}

const lookings = ({ service, looksOn = [] }: Described): Operation[] =>
  looksOn.map((topic) => [
    `${service} looks on ${topic}`.replaceAll(' ', '-'),
    {
      action: 'receive',
      channel: { $ref: `#/channels/${topic}` },
      tags: [{ name: service }],
      summary: `${service} reads it without a group, for whoever listens.`,
      messages: ofTopic(topic).map(({ type }) => messageIn(topic)(type)),
    },
  ]);

function byTopic(types: readonly string[]): [topic: string, types: string[]][] {
  const found = new Map<string, string[]>();
  for (const type of types) {
    const topic = topicOf(type);
    if (topic) found.set(topic, [...(found.get(topic) ?? []), type]);
  }
  return [...found];
}
