import base from '../jest.preset.js';

export default {
  ...base,
  displayName: 'bench',
  moduleNameMapper: { '^@mirrorloop/examples$': '<rootDir>/../examples/src/index.ts', ...base.moduleNameMapper },
};
