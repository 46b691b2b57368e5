import base from '../../jest.preset.js';

// One zone on every machine, and one where clocks change.
process.env.TZ = 'Europe/Berlin';

export default {
  ...base,
  displayName: 'console',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.{ts,tsx}'],
  moduleFileExtensions: ['tsx', 'ts', 'js', 'json'],
  moduleNameMapper: { ...base.moduleNameMapper, '\\.css$': '<rootDir>/test/no-styles.cjs' },
  // Its build for browsers is ESM alone.
  transformIgnorePatterns: ['/node_modules/(?!csv-parse/)'],
  testTimeout: 60_000,
  setupFiles: ['<rootDir>/test/browser-gaps.ts'],
};
