import { parseArgs } from 'node:util';
import { placeFromEnv } from '../backup/place-from-env.js';
import { CannotStart } from '../cannot-start.js';
import { inAPlainSentence } from '../in-a-plain-sentence.js';
import { tell } from '../tell.js';
import { moveToKafka } from './move-to-kafka.js';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4000' } } });

try {
  const { kafka, ...place } = placeFromEnv({ ...process.env, LOG: 'kafka' });
  if (!kafka) throw new CannotStart('KAFKA_BROKERS is not set');
  const onStep = (step: string, left?: number) => tell({ step, left });
  const at = await moveToKafka({ ...place, kafka, port: Number(values.port), onStep });
  tell({ done: { movedAt: at.toISOString() } });
} catch (error) {
  tell({ failed: inAPlainSentence(error) });
  process.exitCode = 1;
}
