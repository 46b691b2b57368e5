export * from './case.js';
export * from './inbox-suite.js';
export * from './log-suite.js';
export * from './memory-setups.js';
export * from './outbox-suite.js';
export * from './parked-suite.js';
export * from './postgres-setups.js';
export * from './setups.js';
