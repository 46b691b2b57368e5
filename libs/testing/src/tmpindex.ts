export * from './eventually.js';
export * from './database/test-database.js';
