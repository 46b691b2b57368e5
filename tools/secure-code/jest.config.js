import base from '../../jest.preset.js';

export default { ...base, displayName: 'secure-code', testTimeout: 120_000 };
