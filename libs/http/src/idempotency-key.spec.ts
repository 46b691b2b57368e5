import { idempotencyKey } from './idempotency-key.js';

describe('an Idempotency-Key', () => {
  it('is taken as it is, or as none', () => {
    expect([undefined, '', 'k'.repeat(255)].map(idempotencyKey)).toEqual([undefined, undefined, 'k'.repeat(255)]);
  });
  it('that is longer than can be kept is refused, naming the header', () => {
    expect(() => idempotencyKey('k'.repeat(256))).toThrow(
      expect.objectContaining({ errors: [{ path: 'Idempotency-Key', message: 'At most 255 characters.' }] }),
    );
  });
});
