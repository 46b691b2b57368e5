export * from './memory-broker.js';
export * from './memory-inbox.js';
export * from './memory-log.js';
export * from './memory-outbox.js';
export * from './memory-parked.js';
export * from './memory-table.js';
export * from './memory-transactions.js';
