import { percentile, slope } from './figures.js';

describe('The figures that are printed', () => {
  it('name the value that a share of all is not above', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('tell a rise from what only wavers', () => {
    expect(slope([1, 2, 3, 4].map((x) => [x, 3 * x + 10]))).toBeCloseTo(3);
    expect(slope([1, 2, 3, 4].map((x) => [x, x % 2 ? 5 : 5]))).toBeCloseTo(0);
  });
});
