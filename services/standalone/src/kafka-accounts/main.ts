import { Environment } from '@mirrorloop/messaging-nest';
import { placeFromEnv } from '../backup/place-from-env.js';
import { CannotStart } from '../cannot-start.js';
import { inAPlainSentence } from '../in-a-plain-sentence.js';
import { tell } from '../tell.js';
import { accounts } from './accounts.js';
import { passwordsFrom } from './passwords-from.js';
import { setUpKafka } from './set-up-kafka.js';

try {
  const { kafka } = placeFromEnv({ ...process.env, LOG: 'kafka' });
  const passwords = passwordsFrom(new Environment(process.env));
  if (!kafka) throw new CannotStart('KAFKA_BROKERS is not set');
  await setUpKafka({ ...kafka, clientId: 'mirrorloop-accounts' }, passwords);
  tell({ done: { accounts: accounts.map(({ name }) => name), withPassword: [...passwords.keys()] } });
} catch (error) {
  tell({ failed: inAPlainSentence(error) });
  process.exitCode = 1;
}
