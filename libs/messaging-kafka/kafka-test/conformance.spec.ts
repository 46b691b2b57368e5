import { logSuite, pipelineSuite } from '@mirrorloop/testing';
import { kafkaLog, kafkaPipeline, watchConnections } from './kafka-setup.js';

beforeEach(watchConnections);
afterEach(() => jest.restoreAllMocks());

describe('Kafka', () => {
  logSuite(() => kafkaLog(), { timeoutMs: 120_000 });
  pipelineSuite(() => kafkaPipeline(), { timeoutMs: 120_000 });
});
