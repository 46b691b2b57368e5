import { topics } from '@mirrorloop/contracts';
import { KafkaAccounts, type KafkaLogConfig } from '@mirrorloop/messaging-kafka';
import { accounts } from './accounts.js';

/**
 * Gives each service its account in Kafka and the topics that they share. Done again it changes what has changed, and
 * nothing else.
 *
 * @param as an account that may do everything
 * @param passwords by the names of the services; of those that are left out only the rules are set
 */
export async function setUpKafka(as: KafkaLogConfig, passwords: ReadonlyMap<string, string>): Promise<void> {
  const kafka = new KafkaAccounts(as);
  try {
    if (passwords.size > 0) await kafka.setPasswords(passwords);
    await kafka.declare(topics);
    await kafka.allow(accounts);
  } finally {
    await kafka.close();
  }
}
