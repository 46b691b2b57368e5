import base from '../../jest.preset.js';

export default { ...base, displayName: 'ingestion', testTimeout: 30_000 };
