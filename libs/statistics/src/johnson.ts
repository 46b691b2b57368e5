import type { Correlations } from './lmg.js';
import { eigenOf } from './symmetric.js';

/**
 * Relative weights: (R^½)² β², β = R^−½ r. Johnson (2000), Multivar. Behav. Res. 35:1, doi 10.1207/S15327906MBR3501_1;
 * disputed by Thomas et al. (2014), doi 10.1080/00273171.2014.905766, hence only beside LMG, or above 15 attributes.
 *
 * @returns each attribute's part of R²
 */
export function johnsonWeights({ p, among, withOutcome }: Correlations): number[] {
  const rows = Array.from({ length: p }, (_, i) => Array.from(among.subarray(i * p, (i + 1) * p)));
  const { values, vectors } = eigenOf(rows);
  const roots = values.map((value) => (value > 1e-10 ? Math.sqrt(value) : 0));
  const half = powered(vectors, roots);
  const inverse = powered(
    vectors,
    roots.map((root) => (root > 0 ? 1 / root : 0)),
  );
  const beta = inverse.map((row) => row.reduce((sum, x, j) => sum + x * withOutcome[j]!, 0));
  return half.map((row) => row.reduce((sum, x, k) => sum + x * x * beta[k]! ** 2, 0));
}

const powered = (vectors: readonly (readonly number[])[], roots: readonly number[]): number[][] =>
  vectors.map((vi) => vectors.map((vj) => roots.reduce((sum, root, k) => sum + vi[k]! * root * vj[k]!, 0)));
