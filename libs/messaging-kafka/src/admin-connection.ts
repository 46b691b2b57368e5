import type { Admin, Kafka } from 'kafkajs';
import { within } from './deadline.js';
import { wrapped } from './wrapped.js';

/** Questions to the cluster, each with a deadline; the connection is made anew after one that failed. */
export class AdminConnection {
  private connecting: Promise<Admin> | undefined;

  constructor(private readonly kafka: Kafka) {}

  async ask<T>(doing: string, limitMs: number, question: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = (this.connecting ??= this.connect());
    try {
      return await within(limitMs, doing, admin.then(question));
    } catch (error) {
      if (this.connecting === admin) void this.close();
      throw wrapped(error, doing);
    }
  }

  async close(): Promise<void> {
    const admin = this.connecting;
    this.connecting = undefined;
    await within(5_000, 'close', Promise.resolve(admin?.then((it) => it.disconnect()))).catch(() => {});
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }
}
