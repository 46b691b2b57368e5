import base from '../../jest.preset.js';

/** The limits within which a journey waits for a thing are its own; this one only ends what hangs. */
export default { ...base, displayName: 'insight', testTimeout: 60_000 };
