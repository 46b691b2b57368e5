import base from '../../jest.preset.js';

// The console as people meet it: a real browser, the whole platform behind it, a clock the test holds.
export default {
  ...base,
  displayName: 'console-browser',
  testMatch: ['<rootDir>/browser-test/**/*.spec.ts'],
  testTimeout: 240_000,
};
