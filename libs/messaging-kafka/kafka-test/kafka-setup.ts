import net from 'node:net';
import type { Position } from '@mirrorloop/messaging';
import { clientsOf, type LogSetup, pipelineOf, type PipelineSetup, postgresTables } from '@mirrorloop/testing';
import { openLog, plainKafka, sharedBrokers } from './support.js';

/** The suites' log on the broker that all specs share. A rebalance takes seconds where two cores have much to do. */
export function kafkaLog(withinMs = 40_000): Promise<LogSetup> {
  return Promise.resolve({
    ...clientsOf(() => Promise.resolve(openLog())),
    appendRaw,
    forgetBefore,
    breakConnections: () => Promise.resolve(connections.splice(0).forEach((socket) => socket.destroy(reset()))),
    withinMs,
  });
}

/** The distributed shape: tables in PostgreSQL, events in Kafka. */
export const kafkaPipeline = async (withinMs?: number): Promise<PipelineSetup> =>
  pipelineOf(await postgresTables(), await kafkaLog(withinMs));

async function appendRaw(topic: string, text: string): Promise<void> {
  const producer = plainKafka().producer({ createPartitioner: () => () => 0 });
  await producer.connect();
  await producer.send({ topic, messages: [{ value: text }] });
  await producer.disconnect();
}

async function forgetBefore({ topic, partition, position }: Position): Promise<void> {
  const admin = plainKafka().admin();
  await admin.connect();
  // kafkajs looks for the leader in what it knows already.
  await admin.fetchTopicOffsets(topic);
  await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: position }] });
  await admin.disconnect();
}

/** As a client sees it when the other end is gone. */
const reset = (): Error => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

const connections: net.Socket[] = [];
/** Keeps every connection to a broker that is opened from now on, so that a case can cut them all. */
export function watchConnections(): void {
  const ports = new Set(sharedBrokers().map((address) => Number(address.split(':')[1])));
  const connect = net.connect as unknown as (options: net.TcpNetConnectOpts, then: () => void) => net.Socket;
  jest.spyOn(net, 'connect').mockImplementation(((options: net.TcpNetConnectOpts, then: () => void) => {
    const socket = connect(options, then);
    if (ports.has(options.port)) connections.push(socket);
    return socket;
  }) as never);
}
