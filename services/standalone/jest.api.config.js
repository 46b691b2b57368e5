import base from './jest.config.js';

// `npm run test:api`: schemathesis, from PyPI, tries what the OpenAPI document says, and what it doesn't.
export default {
  ...base,
  displayName: 'standalone-api',
  testMatch: ['<rootDir>/api-test/**/*.spec.ts'],
  testTimeout: 600_000,
};
