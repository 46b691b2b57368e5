import type { Delivered, Envelope } from '@mirrorloop/messaging';
import { PostgresLog } from '@mirrorloop/messaging-postgres';
import { eventually } from '@mirrorloop/testing';
import type { RunningGateway } from './running-gateway.js';

/** What others hear on gateway.people, in order, once there are so many. */
export async function heardOfPeople(gateway: RunningGateway, many: number): Promise<Envelope[]> {
  const log = await PostgresLog.open(gateway.database.url);
  const messages: Envelope[] = [];
  const subscription = await log.subscribe({
    group: 'test.listens',
    topics: ['gateway.people'],
    maxBatch: 100,
    onBatch: async (batch: readonly Delivered[]) => void messages.push(...batch.map(({ envelope }) => envelope!)),
  });
  try {
    await eventually(() => messages.length >= many, { missing: `${many} events about people` });
  } finally {
    await subscription.close();
    await log.close();
  }
  return messages;
}
