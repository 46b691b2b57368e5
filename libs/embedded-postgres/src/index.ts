export * from './folder-in-use.js';
export * from './folder-lock.js';
export * from './free-port.js';
export * from './process-identity.js';
export * from './start-postgres.js';
export { runningPostgres } from './running-postgres.js';
