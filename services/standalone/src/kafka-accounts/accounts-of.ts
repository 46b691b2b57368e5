import type { KafkaAccount } from '@mirrorloop/messaging-kafka';

/** As much of an AsyncAPI 3 document as says who sends and hears what. */
export interface WhoSendsAndHears {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly action: string;
        readonly channel: { readonly $ref: string };
        /** The service whose operation it is. */
        readonly tags: readonly { readonly name: string }[];
        readonly bindings?: { readonly kafka: { readonly groupId: { readonly const: string } } };
      }
    >
  >;
}

/** The least that each service needs in Kafka to do what the document says of it. */
export function accountsOf({ operations }: WhoSendsAndHears): KafkaAccount[] {
  const all = Object.values(operations).map(({ action, channel, tags, bindings }) => ({
    service: tags[0]?.name ?? '',
    topic: channel.$ref.split('/').at(-1)!,
    sends: action === 'send',
    group: bindings?.kafka.groupId.const,
  }));
  return unique(all.map(({ service }) => service)).map((name) => {
    const own = all.filter(({ service }) => service === name);
    const writes = unique(own.filter(({ sends }) => sends).map(({ topic }) => topic));
    const followers = all.filter(({ service, topic }) => service !== name && writes.includes(topic));
    return {
      name,
      writes,
      reads: unique(own.filter(({ sends }) => !sends).map(({ topic }) => topic)),
      groups: groupsOf(own),
      asksAfter: groupsOf(followers),
    };
  });
}

const groupsOf = (operations: readonly { group?: string | undefined }[]): string[] =>
  unique(operations.flatMap(({ group }) => group ?? []));

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
