import type { Kafka, KafkaMessage } from 'kafkajs';

/** What one partition answered to a fetch, as the pinned kafkajs decodes it. */
export interface PartitionData {
  readonly partition: number;
  readonly highWatermark: string;
  readonly messages: readonly (KafkaMessage & { readonly isControlRecord?: boolean })[];
}

export interface FetchRequest {
  readonly maxWaitTime: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly isolationLevel: number;
  readonly topics: readonly {
    topic: string;
    partitions: readonly { partition: number; fetchOffset: string; maxBytes: number }[];
  }[];
}

/** A request by Kafka's own protocol, and how its answer is read. */
export interface ProtocolCall<T> {
  readonly request: {
    readonly apiKey: number;
    readonly apiVersion: number;
    readonly apiName: string;
    encode(): Promise<object>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is decoded is the call's own affair
  readonly response: { decode(data: Buffer): Promise<any>; parse(decoded: any): Promise<T> };
}

export interface Broker {
  readonly connectionPool: { send<T>(call: ProtocolCall<T>): Promise<T> };
  fetch(
    request: FetchRequest,
  ): Promise<{ responses: readonly { topicName: string; partitions: readonly PartitionData[] }[] }>;
}

/** The part of kafkajs' cluster that knows who leads a partition. */
export interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
  findLeaderForPartitions(topic: string, partitions: readonly number[]): Record<string, number[]>;
  findControllerBroker(): Promise<Broker>;
  findBroker(which: { nodeId: string }): Promise<Broker>;
}

type CreateCluster = (options: { metadataMaxAge: number; allowAutoTopicCreation: boolean }) => Cluster;

const METADATA_MS = 60_000;

/**
 * kafkajs offers no fetch without a consumer group, though its own consumers are made of one. The version is pinned
 * exactly, and the conformance suite on a real broker tells when another no longer has this. Why not a group for each
 * reader: docs/decisions/live-topics.md.
 */
export function clusterOf(kafka: Kafka): Cluster {
  const named = Object.getOwnPropertySymbols(kafka).find(({ description }) => description?.endsWith(':createCluster'));
  const create = named && (kafka as unknown as Record<symbol, CreateCluster>)[named];
  if (!create) throw new Error('This kafkajs is not the one this was written for: it makes no cluster');
  return create({ metadataMaxAge: METADATA_MS, allowAutoTopicCreation: false });
}
