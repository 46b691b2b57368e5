import fc from 'fast-check';
import { derivedId, newId } from './index.js';

describe('ids', () => {
  it('gives the same id for the same parts and another for other parts, however they are cut', () => {
    expect(derivedId('a', 'b')).toBe(derivedId('a', 'b'));
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
        expect(derivedId(...a) === derivedId(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
  it('sorts new ids by time of birth', () => {
    const born = [1, 2, 3].map((ms) => newId(new Date(1_700_000_000_000 + ms)));
    expect([...born].sort()).toEqual(born);
  });
});
