import base from './jest.config.js';

// `npm run test:kafka`: the distributed shape as it runs, one after the other, since each is a dozen processes.
export default {
  ...base,
  displayName: 'cluster on a real broker',
  testMatch: ['<rootDir>/kafka-test/**/*.spec.ts'],
  maxWorkers: 1,
  testTimeout: 240_000,
};
