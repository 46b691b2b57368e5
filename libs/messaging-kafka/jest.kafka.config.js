import base from '../../jest.preset.js';

export default {
  ...base,
  displayName: 'messaging-kafka on a real broker',
  testMatch: ['<rootDir>/kafka-test/**/*.spec.ts'],
  globalSetup: '<rootDir>/kafka-test/start-broker.mjs',
  globalTeardown: '<rootDir>/kafka-test/stop-broker.mjs',
  testTimeout: 90_000,
  maxWorkers: 2,
};
