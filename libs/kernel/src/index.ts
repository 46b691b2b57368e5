export * from './clock.js';
export * from './crash-point.js';
export * from './errors.js';
export * from './ids.js';
export * from './remember.js';
export * from './seal.js';
export * from './without-slash.js';
