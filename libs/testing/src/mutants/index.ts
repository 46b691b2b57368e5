export * from './careless-log.js';
export * from './inbox-outside-transaction.js';
export * from './outbox-by-cursor.js';
export * from './outbox-by-transaction.js';
