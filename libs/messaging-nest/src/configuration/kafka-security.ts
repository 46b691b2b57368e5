import type { KafkaLogConfig } from '@mirrorloop/messaging-kafka';
import type { Environment } from './environment.js';

/** How a service proves itself to the brokers, and they to it. */
export type KafkaSecurity = Pick<KafkaLogConfig, 'ssl' | 'sasl'>;

const MECHANISMS = ['none', 'plain', 'scram-sha-256', 'scram-sha-512'] as const;
/** A broker's password may have been chosen by its vendor. */
const LEAST_PASSWORD = 12;

export function kafkaSecurityFrom(environment: Environment): KafkaSecurity {
  const ssl = sslFrom(environment);
  const sasl = saslFrom(environment);
  if (sasl?.mechanism === 'plain' && !ssl && !staysHere(environment))
    environment.refuse('KAFKA_SASL_MECHANISM=plain sends the password readable to all: it needs KAFKA_SSL=true');
  return { ...(ssl ? { ssl } : {}), ...(sasl ? { sasl } : {}) };
}

/** What never leaves the machine is read by nobody on the way. */
const staysHere = (environment: Environment): boolean =>
  (environment.optional('KAFKA_BROKERS') ?? '')
    .split(',')
    .every((broker) => /^(127\.0\.0\.1|localhost|\[::1\]):/.test(broker.trim()));

/** A broker's certificate is always verified: by the authorities Node knows, or by the one that is named. */
function sslFrom(environment: Environment): KafkaSecurity['ssl'] | undefined {
  const on = environment.oneOf('KAFKA_SSL', ['true', 'false'], 'false') === 'true';
  const ca = environment.contentOf('KAFKA_CA_FILE');
  const cert = environment.contentOf('KAFKA_CERT_FILE');
  const key = environment.contentOf('KAFKA_KEY_FILE');
  if (!on && (ca || cert || key)) environment.refuse('KAFKA_SSL is not true, but certificates are named');
  if (Boolean(cert) !== Boolean(key)) environment.refuse('KAFKA_CERT_FILE and KAFKA_KEY_FILE belong together');
  if (!on) return undefined;
  return { rejectUnauthorized: true, ...(ca ? { ca: [ca] } : {}), ...(cert && key ? { cert, key } : {}) };
}

function saslFrom(environment: Environment): KafkaSecurity['sasl'] | undefined {
  const mechanism = environment.oneOf('KAFKA_SASL_MECHANISM', MECHANISMS, 'none');
  if (mechanism === 'none') return undefined;
  const username = environment.needed('KAFKA_SASL_USERNAME');
  const password = environment.neededSecret('KAFKA_SASL_PASSWORD', LEAST_PASSWORD);
  return { mechanism, username, password } as KafkaSecurity['sasl'];
}
