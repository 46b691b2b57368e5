import base from '../../jest.preset.js';

export default {
  ...base,
  displayName: 'console',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.{ts,tsx}'],
  moduleFileExtensions: ['tsx', 'ts', 'js', 'json'],
  moduleNameMapper: { ...base.moduleNameMapper, '\\.css$': '<rootDir>/test/no-styles.cjs' },
  testTimeout: 60_000,
  setupFiles: ['<rootDir>/test/browser-gaps.ts'],
};
