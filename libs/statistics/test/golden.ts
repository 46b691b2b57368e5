import fs from 'node:fs';
import path from 'node:path';
import type { Unsaid } from '../src/index.js';

// Computed by another program in another language, from the formulas the docstrings name; made anew by nobody.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const golden: any = JSON.parse(fs.readFileSync(path.join(__dirname, 'golden.json'), 'utf8'));

/** Relative 1e-6, as the golden values promise. */
export const near = (got: number | null | undefined, want: number): void => {
  expect(typeof got).toBe('number');
  expect(Math.abs(got! - want)).toBeLessThanOrEqual(1e-6 * Math.abs(want) + 1e-12);
};
export const nearAll = (got: ArrayLike<number>, want: readonly number[]): void => {
  expect(got.length).toBe(want.length);
  want.forEach((value, i) => near(got[i], value));
};

/** A figure that must be there. */
export function said<T extends { readonly value: number | null }>(figure: T): Exclude<T, Unsaid> {
  if (figure.value === null) throw new Error(`nothing said: ${JSON.stringify(figure)}`);
  return figure as Exclude<T, Unsaid>;
}
