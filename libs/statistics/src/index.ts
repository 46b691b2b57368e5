export * from './beta-binomial.js';
export * from './dispersion.js';
export * from './intervals.js';
export * from './multiplicity.js';
export * from './quantiles.js';
export { lnGamma, regularisedBeta, regularisedGamma } from './special.js';
