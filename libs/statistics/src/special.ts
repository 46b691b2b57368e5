/** Special functions. Each is good to about 1e-12 relative over the arguments used here; the specs hold the values. */

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0. Lanczos (1964), J. SIAM Numer. Anal. B 1:86, g = 7, nine terms. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const y = x - 1;
  const sum = LANCZOS.reduce((total, c, i) => total + c / (y + i + 1), 0.99999999999980993);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

export const lnBeta = (a: number, b: number): number => lnGamma(a) + lnGamma(b) - lnGamma(a + b);

/** I_x(a, b), the regularised incomplete beta function, by its continued fraction (DLMF 8.17.22, Lentz's method). */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b)) / a;
  return front * betaFraction(x, a, b);
}

const TINY = 1e-300;
const away = (x: number): number => (Math.abs(x) < TINY ? TINY : x);

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

/** P(a, x), the regularised lower incomplete gamma function: its series, or beyond a + 1 its continued fraction (DLMF 8.11.4, 8.9.2). */
export function regularisedGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-17; n += 1) sum += term *= x / (a + n);
    return front * sum;
  }
  let c = 1 / TINY;
  let d = 1 / (x + 1 - a);
  let fraction = d;
  for (let n = 1; n < 10_000; n += 1) {
    const step = -n * (n - a);
    d = 1 / away(x + 2 * n + 1 - a + step * d);
    c = away(x + 2 * n + 1 - a + step / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - front * fraction;
}

/**
 * Where an increasing function of x reaches y, between low and high: halving, but by inverse quadratic interpolation
 * wherever three points lie well enough (Chandrupatla 1997, Adv. Eng. Softw. 28:145). A tenth of the calls of halving
 * alone, and never many more.
 */
export function inverse(f: (x: number) => number, y: number, low: number, high: number): number {
  let [a, b] = [high, low];
  let [fa, fb] = [f(a) - y, f(b) - y];
  if (fb >= 0) return low;
  if (fa <= 0) return high;
  let at = 0.5;
  for (let i = 0; i < 200; i += 1) {
    const x = a + at * (b - a);
    const fx = f(x) - y;
    const [c, fc] = fx > 0 === fa > 0 ? [a, fa] : [b, fb];
    if (fx > 0 !== fa > 0) [b, fb] = [a, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const tolerance = (1e-14 * Math.abs(best) + 1e-300) / Math.abs(b - a);
    if (fx === 0 || tolerance > 0.5) return best;
    const [xi, phi] = [(a - b) / (c - b), (fa - fb) / (fc - fb)];
    const trusted = phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi;
    const step = (fa / (fb - fa)) * (fc / (fb - fc)) + (((c - a) / (b - a)) * fa * fb) / ((fc - fa) * (fc - fb));
    at = Math.min(1 - tolerance, Math.max(tolerance, trusted ? step : 0.5));
  }
  return a;
}
