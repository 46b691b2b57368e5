import { topics } from '@mirrorloop/contracts';
import { asError } from '@mirrorloop/kernel';
import { KafkaLog, type KafkaLogConfig } from '@mirrorloop/messaging-kafka';
import { CannotStart } from '../cannot-start.js';

/** Of a group that never settles anything, the lag is all there is. */
const NOBODY = 'mirrorloop.move-to-kafka';

/** Makes the topics. @throws CannotStart where Kafka doesn't answer, or holds what another installation said */
export async function demandFreshTopics(config: KafkaLogConfig): Promise<void> {
  const log = new KafkaLog(config);
  try {
    await log.declare(topics);
    const found = await log.lag(NOBODY, Object.keys(topics));
    if (found > 0)
      throw new CannotStart(
        `The topics in Kafka hold ${found} messages already, which are not of this installation. Use a Kafka without them.`,
      );
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`Kafka at ${config.brokers.join(', ')}: ${asError(error).message}. Nothing is changed.`);
  } finally {
    await log.close();
  }
}
