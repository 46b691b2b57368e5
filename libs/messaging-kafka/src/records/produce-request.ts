import { type MeasuredBatch, measuredBatch, type MessageToWrite, type Sender, writeBatch } from './record-batch.js';

/** What kafkajs's producer asks for. */
export interface Produce {
  readonly acks: number;
  /** ms */
  readonly timeout: number;
  readonly transactionalId?: string | null;
  readonly producerId?: Sender['producerId'];
  readonly producerEpoch?: number;
  readonly compression?: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly firstSequence?: number;
      readonly messages: readonly MessageToWrite[];
    }[];
  }[];
}

/** Under the names by which kafkajs copies it behind the request's header. */
export interface Encoded {
  readonly buf: Buffer;
  readonly buffer: Buffer;
}

export interface ProduceRequest {
  readonly apiKey: number;
  readonly apiVersion: number;
  readonly apiName: string;
  expectResponse(): boolean;
  encode(): Promise<Encoded>;
}

const NOBODY = -1;

/**
 * A request to append (Kafka protocol, Produce, versions 3 to 7), measured first and written into one buffer, where
 * kafkajs makes a buffer for each record and copies all of it eight times on the way out.
 *
 * @param kafkajs what is compressed stays its own affair
 */
export const produceRequest =
  (kafkajs: (order: Produce) => ProduceRequest) =>
  (order: Produce): ProduceRequest =>
    order.compression
      ? kafkajs(order)
      : {
          apiKey: 0,
          apiVersion: 3,
          apiName: 'Produce',
          expectResponse: () => order.acks !== 0,
          encode: () => Promise.resolve(encoded(order, Date.now())),
        };

interface Topic {
  readonly name: string;
  readonly partitions: readonly { readonly partition: number; readonly batch: MeasuredBatch }[];
}

function encoded(order: Produce, now: number): Encoded {
  const { acks, timeout, transactionalId = null } = order;
  const topics = order.topicData.map((data) => measuredTopic(data, now));
  const buf = Buffer.allocUnsafe(sizeOfText(transactionalId) + 10 + topics.reduce((sum, it) => sum + sizeOf(it), 0));
  let at = writeText(buf, 0, transactionalId);
  at = buf.writeInt16BE(acks, at);
  at = buf.writeInt32BE(timeout, at);
  at = buf.writeInt32BE(topics.length, at);
  for (const topic of topics) at = writeTopic(buf, at, topic, senderOf(order));
  return { buf, buffer: buf };
}

const senderOf = ({ transactionalId, producerId = NOBODY, producerEpoch = 0 }: Produce): Sender => ({
  producerId,
  producerEpoch,
  transactional: Boolean(transactionalId),
});

const measuredTopic = ({ topic, partitions }: Produce['topicData'][number], now: number): Topic => ({
  name: topic,
  partitions: partitions.map(({ partition, messages, firstSequence = 0 }) => ({
    partition,
    batch: measuredBatch(messages, firstSequence, now),
  })),
});

const sizeOf = ({ name, partitions }: Topic): number =>
  partitions.reduce((sum, { batch }) => sum + 8 + batch.size, sizeOfText(name) + 4);

function writeTopic(buf: Buffer, from: number, { name, partitions }: Topic, sender: Sender): number {
  let at = writeText(buf, from, name);
  at = buf.writeInt32BE(partitions.length, at);
  for (const { partition, batch } of partitions) {
    at = buf.writeInt32BE(partition, at);
    at = buf.writeInt32BE(batch.size, at);
    at = writeBatch(buf, at, batch, sender);
  }
  return at;
}

const sizeOfText = (text: string | null): number => 2 + Buffer.byteLength(text ?? '');

function writeText(buf: Buffer, from: number, text: string | null): number {
  if (text === null) return buf.writeInt16BE(-1, from);
  const at = buf.writeInt16BE(Buffer.byteLength(text), from);
  return at + buf.write(text, at);
}
