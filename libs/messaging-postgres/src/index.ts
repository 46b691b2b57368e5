export * from './database.js';
export * from './inbox.js';
export * from './log/postgres-log.js';
export * from './migrations/1764000000000-messaging.js';
export * from './outbox.js';
export * from './parked.js';
export * from './sql.js';
export * from './transactions.js';
