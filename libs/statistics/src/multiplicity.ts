/**
 * Benjamini and Hochberg's q for each p, in the order given: the smallest false discovery rate at which it would be
 * called. q_(i) = min over j >= i of p_(j) · m / j. Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const q = new Array<number>(p.length);
  let least = 1;
  order.forEach((i, fromTop) => {
    least = Math.min(least, (p[i]! * p.length) / (p.length - fromTop));
    q[i] = least;
  });
  return q;
}
