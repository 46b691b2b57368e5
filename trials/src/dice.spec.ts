import { Dice } from './dice.js';

describe('chance', () => {
  it('falls the same way again under the same seed', () => {
    const thrown = (seed: number) => new Dice(seed).shuffled([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(thrown(7)).toEqual(thrown(7));
    expect(thrown(7)).not.toEqual(thrown(8));
    expect([...thrown(7)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
