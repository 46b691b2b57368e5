import base from './jest.config.js';

// Needs Java and the broker's jars, as the tests of messaging-kafka do.
export default { ...base, displayName: 'standalone on Kafka', testMatch: ['<rootDir>/kafka-test/**/*.spec.ts'] };
