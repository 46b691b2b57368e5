import { asError } from '@mirrorloop/kernel';
import { type GroupPosition, GroupPositions, type KafkaLogConfig } from '@mirrorloop/messaging-kafka';
import { CannotRestore, DamagedBackup } from '@mirrorloop/messaging-postgres';
import { z } from 'zod';
import { serviceNames } from './known-schemas.js';

/** The note that keeps where the groups were. */
export const POSITIONS = 'kafka-positions.json';

const shape = z.array(z.object({ group: z.string(), topic: z.string(), partition: z.number(), position: z.string() }));

/** Read before the snapshot is taken: whatever a group has settled by then is in it. */
export const positionsNow = (kafka: KafkaLogConfig): Promise<string> =>
  withPositions(kafka, async (positions) => JSON.stringify(await positions.now()));

/**
 * Brings the groups back to where they were, so that what they settled since is delivered again. Without a note, as in
 * a backup of the standalone shape, they begin anew: an inbox knows what it has handled.
 */
export const goBack = (kafka: KafkaLogConfig, note: string | undefined): Promise<void> =>
  withPositions(kafka, async (positions) => {
    const to = read(note);
    try {
      await positions.reset(to);
    } catch (error) {
      throw new CannotRestore(`Kafka: ${asError(error).message}. Stop every service, and see that Kafka answers.`);
    }
  });

function read(note = '[]'): GroupPosition[] {
  try {
    return shape.parse(JSON.parse(note));
  } catch (error) {
    throw new DamagedBackup(POSITIONS, asError(error).message, { cause: error });
  }
}

async function withPositions<T>(kafka: KafkaLogConfig, work: (positions: GroupPositions) => Promise<T>): Promise<T> {
  const positions = new GroupPositions(kafka, serviceNames());
  try {
    return await work(positions);
  } finally {
    await positions.close();
  }
}
