import base from '../../jest.preset.js';

export default { ...base, displayName: 'import-rules', testTimeout: 120_000 };
