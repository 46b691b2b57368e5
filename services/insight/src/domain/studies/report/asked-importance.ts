import { meanInterval, meanOf, varianceOf } from '@mirrorloop/statistics';
import type { Material } from './material.js';

/** So few customers' points say too little of what matters to the others. */
const FEWEST = 30;

/** What customers say matters to them: their 100 points, as mean shares with intervals; null where too few spread them. */
export function askedImportance({ attributes, customers }: Material) {
  const given = customers.flatMap(({ points }) => (points ? [points] : []));
  if (given.length < FEWEST) return null;
  const shares = attributes.map((attribute) => {
    const values = given.map((points) => (points[attribute] ?? 0) / 100);
    const mean = meanOf(values);
    const { value, low, high } = meanInterval(values.length, mean, Math.sqrt(varianceOf(values, mean)))!;
    return { attribute, share: value, low: Math.max(0, low), high: Math.min(1, high) };
  });
  return { n: given.length, shares };
}
export type AskedImportance = NonNullable<ReturnType<typeof askedImportance>>;
