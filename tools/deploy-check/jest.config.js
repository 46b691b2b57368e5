import base from '../../jest.preset.js';

export default { ...base, displayName: 'deploy-check', testTimeout: 240_000 };
