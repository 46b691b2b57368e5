import base from '../../jest.preset.js';

export default { ...base, displayName: 'answers', testTimeout: 120_000 };
