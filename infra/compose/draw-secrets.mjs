// Prints the settings that have no default, with secrets drawn at random: for a .env that nobody else can read.
import { randomBytes } from 'node:crypto';

const secrets = [
  'POSTGRES_PASSWORD',
  'DATABASE_PASSWORD',
  'REPORTS_PASSWORD',
  'SERVICE_SECRET',
  'GATEWAY_TOKEN',
  'KAFKA_BROKER_PASSWORD',
  'INGESTION_KAFKA_PASSWORD',
  'INSIGHT_KAFKA_PASSWORD',
  'ACTION_TRACKER_KAFKA_PASSWORD',
  'GATEWAY_KAFKA_PASSWORD',
];
const [organisation] = process.argv.slice(2);
if (!organisation) {
  console.error('Name your organisation, as the console shall show it.');
  process.exit(64);
}
console.log(`ORGANISATION=${JSON.stringify(organisation)}`);
for (const name of secrets) console.log(`${name}=${randomBytes(32).toString('hex')}`);
