import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { Consumers } from './consumers.js';

/**
 * Nest's place for a transport, so that consumers start and drain with the application. Its stock ServerKafka handles
 * one message at a time, counts an unknown event as consumed and blocks for ever on a poisoned one; hence our own.
 */
export class BatchTransport extends Server implements CustomTransportStrategy {
  constructor(private readonly consumers: Consumers) {
    super();
  }

  listen(done: (error?: unknown) => void): void {
    this.consumers.start().then(() => done(), done);
  }
  close(): Promise<void> {
    return this.consumers.stop();
  }
  on(): never {
    throw new Error('BatchTransport has no events: ask its consumers for their health');
  }
  unwrap<T>(): T {
    return this.consumers as T;
  }
}
