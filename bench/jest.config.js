import base from '../jest.preset.js';

export default {
  ...base,
  displayName: 'bench',
  moduleNameMapper: {
    '^@mirrorloop/examples$': '<rootDir>/../examples/src/index.ts',
    '^@mirrorloop/insight/report$': '<rootDir>/../services/insight/src/domain/studies/report.ts',
    ...base.moduleNameMapper,
  },
};
