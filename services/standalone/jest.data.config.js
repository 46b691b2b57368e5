import base from './jest.config.js';

// `npm run test:data`: journeys on the real data beside the repository, through the built program.
export default {
  ...base,
  displayName: 'standalone-data',
  testMatch: ['<rootDir>/data-test/**/*.spec.ts'],
  globalSetup: '<rootDir>/data-test/demand-data.js',
};
