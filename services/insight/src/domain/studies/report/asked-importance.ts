import { measured, meanInterval } from '@mirrorloop/statistics';
import type { Material } from './material.js';

/** So few customers' points say too little of what matters to the others. */
const FEWEST = 30;

/** What customers say matters to them: their 100 points, as mean shares weighted as their ratings are; null where too few spread them. */
export function askedImportance({ attributes, customers, weights }: Material) {
  const given = customers.flatMap(({ points }, i) => (points ? [{ points, weight: weights?.[i] }] : []));
  if (given.length < FEWEST) return null;
  const shares = attributes.map((attribute) => {
    const values = given.map(({ points }) => (points[attribute] ?? 0) / 100);
    const { n, mean, squaredError } = measured({
      values,
      ...(weights && { weights: given.map(({ weight }) => weight!) }),
    });
    const { value, low, high } = meanInterval(n, mean, Math.sqrt(squaredError * n))!;
    return { attribute, share: value, low: Math.max(0, low), high: Math.min(1, high) };
  });
  return { n: given.length, shares };
}
export type AskedImportance = NonNullable<ReturnType<typeof askedImportance>>;
