import net from 'node:net';
import tls from 'node:tls';
import { type ISocketFactory, Kafka, logLevel } from 'kafkajs';
import type { Settings } from './config.js';
import { useQuickRecords } from './records/quick-records.js';
import { useRestingQueues } from './resting-queues.js';

useQuickRecords();
useRestingQueues();

const KEEP_ALIVE_MS = 60_000;

/**
 * A kafkajs client that can be cut off. kafkajs goes on trying, and connects again, after its `disconnect`; a client
 * that was severed has no sockets and gets no more, so whatever it still tries comes to an end.
 *
 * Each producer, admin and consumer gets one of its own: two consumers of one group that share a client share its
 * table of committed offsets too, and the join of one empties it under the other.
 */
export class Client {
  readonly kafka: Kafka;
  private readonly sockets = new Set<net.Socket>();
  private severed = false;

  constructor({ brokers, clientId, ssl, sasl, requestTimeoutMs }: Settings) {
    this.kafka = new Kafka({
      brokers: [...brokers],
      clientId,
      ssl,
      sasl,
      connectionTimeout: 3_000,
      requestTimeout: requestTimeoutMs,
      // Few: whoever called waits, backs off and tries again, and can tell meanwhile what is wrong.
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2, retries: 3 },
      // Each failure reaches the caller or the health of a subscription.
      logLevel: logLevel.NOTHING,
      socketFactory: (to) => this.connect(to),
    });
  }

  sever(): void {
    this.severed = true;
    for (const socket of this.sockets) socket.destroy(new Error('cut off'));
  }

  private connect({ host, port, ssl, onConnect }: Parameters<ISocketFactory>[0]): net.Socket {
    if (this.severed) throw new Error('cut off');
    const name = net.isIP(host) ? {} : { servername: host };
    const socket = ssl
      ? tls.connect({ host, port, ...name, ...ssl }, onConnect)
      : net.connect({ host, port }, onConnect);
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return socket.setKeepAlive(true, KEEP_ALIVE_MS);
  }
}
