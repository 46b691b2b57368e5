import base from '../../jest.preset.js';

// Every spec starts the built program as people do, so one at a time has the machine to itself.
export default {
  ...base,
  displayName: 'standalone',
  maxWorkers: 1,
  testTimeout: 240_000,
  moduleNameMapper: {
    '^@mirrorloop/examples$': '<rootDir>/../../examples/src/index.ts',
    '^@mirrorloop/(ingestion|insight|action-tracker|gateway)$': '<rootDir>/../$1/src/index.ts',
    ...base.moduleNameMapper,
  },
};
